import { buildIndex, dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several deliveries may share one message: `digest` names the one that sends it. */
export class Digests1770100000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table deliveries add column if not exists digest uuid');
    await q.query('alter table tenant_settings add column if not exists digest jsonb');
    await buildIndex(
      q,
      'deliveries_told_lately',
      'deliveries (tenant_id, channel, recipient, (coalesce(due_at, created_at))) where follows is null',
    );
    await buildIndex(
      q,
      'deliveries_gathered',
      `deliveries (tenant_id, channel, recipient)
         where digest is not null and state in ('pending', 'sending', 'ambiguous')`,
    );
    await buildIndex(q, 'deliveries_of_digest', 'deliveries (digest) where digest is not null');
  }

  async down(q: QueryRunner): Promise<void> {
    for (const name of ['deliveries_told_lately', 'deliveries_gathered', 'deliveries_of_digest'])
      await dropIndex(q, name);
    await q.query('alter table tenant_settings drop column digest');
    await q.query('alter table deliveries drop column digest');
  }
}
