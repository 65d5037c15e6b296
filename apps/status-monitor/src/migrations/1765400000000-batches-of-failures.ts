import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The system role records the failures of all tenants in batches, with what they open and close. */
export class BatchesOfFailures1765400000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await enableRowSecurity(q, 'integration_events', ['insert'], []);
    await enableRowSecurity(q, 'outbox', ['insert'], []);
    await enableRowSecurity(q, 'risk_signals', ['insert', 'update'], []);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const verb of ['insert', 'update']) await q.query(`drop policy system_${verb} on risk_signals`);
    await q.query('drop policy system_insert on outbox');
    await q.query('drop policy system_insert on integration_events');
  }
}
