import { rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Staff list the risk signals of all tenants, the newest first. */
export class SignalsOfAllTenants1764650000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    const { system } = await rolesOfSchema(q);
    await q.query(`create policy "system_select" on risk_signals for select to "${system}" using (true)`);
    await q.query('create index risk_signals_of_all on risk_signals (opened_at desc, signal_id desc)');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop index risk_signals_of_all');
    await q.query('drop policy "system_select" on risk_signals');
  }
}
