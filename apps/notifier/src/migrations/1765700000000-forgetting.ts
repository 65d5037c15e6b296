import { buildIndex, dropIndex, letSystemForget, rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = {
  audit_log_at: 'audit_log (at)',
  erased_event_ids_erased_at: 'erased_event_ids (erased_at)',
  messages_created_at: 'messages (created_at)',
  signals_closed_at: 'signals (closed_at) where closed_at is not null',
  tasks_closed_at: 'tasks (closed_at) where closed_at is not null',
};
/** Of these the system role reads what names a row, and nothing that was said. */
const reads = {
  health_score_adjustments: ['signal_id'],
  signal_responses: ['signal_id'],
  signals: ['closed_at'],
  tech_calls: ['signal_id'],
  workflow_steps: [],
};
const aYearAgo = `at < now() - interval '365 days'`;
const closedLongAgo = `closed_at < now() - interval '30 days'`;

/** Later than FairClaims, which takes the right to delete away. The system role deletes what was kept long enough: signals that closed, with all that belongs to them. */
export class Forgetting1765700000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(reads)) await letSystemForget(q, table, { reads: columns });
    for (const table of ['deliveries', 'messages', 'workflow_runs']) await letSystemForget(q, table);
    await letSystemForget(q, 'audit_log', { only: aYearAgo });
    await letSystemForget(q, 'tasks', { only: closedLongAgo });
    const { system } = await rolesOfSchema(q);
    await q.query('drop policy if exists system_select_closed on tasks');
    await q.query(`create policy system_select_closed on tasks for select to "${system}" using (${closedLongAgo})`);
    for (const [name, on] of Object.entries(indexes)) await buildIndex(q, name, on);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(indexes)) await dropIndex(q, name);
    await q.query('drop policy system_select_closed on tasks');
    for (const table of [...Object.keys(reads), 'deliveries', 'messages', 'workflow_runs', 'audit_log', 'tasks'])
      await q.query(`drop policy system_delete on ${table}`);
  }
}
