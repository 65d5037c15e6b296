import { rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statuses = (list: string) => `alter table subscription_setups drop constraint subscription_setups_status,
  add constraint subscription_setups_status check (status in (${list}))`;

export class WaitingSetups1764800000000 implements MigrationInterface {
  /** Setups of all tenants wait for integrations, so the system role may see which do. */
  async up(q: QueryRunner): Promise<void> {
    const { system } = await rolesOfSchema(q);
    await q.query(statuses(`'unresolved', 'waiting', 'requested', 'unknown', 'succeeded', 'failed'`));
    await q.query(
      `create index subscription_setups_waiting on subscription_setups (integration_id) where status = 'waiting'`,
    );
    await q.query(`create policy system_select on subscription_setups for select to "${system}" using (true)`);
    await q.query(`revoke all on subscription_setups from "${system}"`);
    await q.query(
      `grant select (tenant_id, subscription_id, integration_id, status) on subscription_setups to "${system}"`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop policy system_select on subscription_setups');
    await q.query('drop index subscription_setups_waiting');
    await q.query(`update subscription_setups set status = 'failed' where status = 'waiting'`);
    await q.query(statuses(`'unresolved', 'requested', 'unknown', 'succeeded', 'failed'`));
  }
}
