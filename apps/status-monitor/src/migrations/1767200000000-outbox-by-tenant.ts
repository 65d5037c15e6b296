import { indexOutboxByTenant } from '@linesman/messaging';
import { buildPartitionedIndex, dropPartitionedIndex } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What one tenant has waiting costs no other tenant a look at it. */
export class OutboxByTenant1767200000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await indexOutboxByTenant(q);
  }

  async down(q: QueryRunner): Promise<void> {
    const on = `(split_part(subject, '.', 1), created_at) where published_at is null and set_aside_at is null`;
    await buildPartitionedIndex(q, 'outbox_waiting', 'outbox', on);
    await dropPartitionedIndex(q, 'outbox_waiting_by_tenant');
  }
}
