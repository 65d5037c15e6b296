import { indexOutboxByStream } from '@linesman/messaging';
import { dropIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OutboxByStream1765000000000 implements MigrationInterface {
  transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await indexOutboxByStream(q);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(
      'create index concurrently if not exists outbox_unpublished on outbox (created_at) where published_at is null',
    );
    await q.query('create index concurrently if not exists outbox_stream_seq on outbox (stream_seq)');
    for (const name of ['outbox_waiting', 'outbox_numbered', 'outbox_set_aside']) await dropIndex(q, name);
    await q.query('alter table outbox drop column failures, drop column set_aside_reason');
  }
}
