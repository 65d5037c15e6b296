import { enableRowSecurity } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claims and outcomes of all tenants are written together, by the system role. */
export class BatchesOfTenants1765500000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await enableRowSecurity(q, 'executions', ['insert'], []);
    await enableRowSecurity(q, 'outbox', ['insert'], []);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop policy system_insert on executions');
    await q.query('drop policy system_insert on outbox');
  }
}
