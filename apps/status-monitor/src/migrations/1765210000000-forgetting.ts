import { buildIndex, dropIndex, letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const indexes = {
  integration_events_created_at: 'integration_events (created_at)',
  risk_signals_resolved_at: 'risk_signals (resolved_at) where resolved_at is not null',
};

/** The system role deletes events and signals that ended long ago. */
export class Forgetting1765210000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await letSystemForget(q, 'integration_events');
    await letSystemForget(q, 'risk_signals');
    for (const [name, on] of Object.entries(indexes)) await buildIndex(q, name, on);
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of Object.keys(indexes)) await dropIndex(q, name);
    for (const table of ['integration_events', 'risk_signals']) await q.query(`drop policy system_delete on ${table}`);
  }
}
