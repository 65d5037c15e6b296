import { buildIndex, dropIndex, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = {
  access_requests_requested_at: 'access_requests (requested_at)',
  audit_log_at: 'audit_log (at)',
  closed_signals_closed_at: 'closed_signals (closed_at)',
};
const aYearAgo = `at < now() - interval '365 days'`;

/** The system role deletes what was kept long enough; of the audit log, nothing that is younger than a year. */
export class Forgetting1765210000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await letSystemForget(q, 'access_requests', { reads: ['request_id', 'requested_at'] });
    await letSystemForget(q, 'audit_log', { only: aYearAgo });
    await letSystemForget(q, 'closed_signals', { reads: ['tenant_id', 'signal_id', 'closed_at'] });
    for (const [name, on] of Object.entries(indexes)) await buildIndex(q, name, on);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(indexes)) await dropIndex(q, name);
    for (const table of ['access_requests', 'audit_log', 'closed_signals'])
      await q.query(`drop policy system_delete on ${table}`);
  }
}
