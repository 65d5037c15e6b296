import { partitionMessagingTables } from '@linesman/messaging';
import { partitionByDay } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables with many rows a day get one partition a day. See docs/adr/0032-one-partition-a-day.md. */
export class Partitions1765200000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await partitionMessagingTables(q);
    await partitionByDay(q, { table: 'call_buckets', by: 'bucket_at', key: ['integration_id', 'bucket_at'] });
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Partitions stay: days that were dropped would not come back.'));
  }
}
