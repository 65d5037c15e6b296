import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long the oldest message that is not sent has been due. Where the time is absent it was due when it was decided. */
export class DueAt1769920000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table deliveries add column if not exists due_at timestamptz');
    await buildIndex(
      q,
      'deliveries_unsent',
      `deliveries (channel, (coalesce(due_at, created_at))) where state in ('pending', 'sending', 'ambiguous')`,
    );
  }

  async down(q: QueryRunner): Promise<void> {
    await dropIndex(q, 'deliveries_unsent');
    await q.query('alter table deliveries drop column due_at');
  }
}
