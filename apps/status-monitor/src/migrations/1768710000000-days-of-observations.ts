import { partitionByDay } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One partition a day. See docs/adr/0032-one-partition-a-day.md. */
export class DaysOfObservations1768710000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await partitionByDay(q, {
      table: 'stored_observations',
      by: 'recorded_at',
      key: ['integration_id', 'recorded_at'],
    });
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Partitions stay: days that were dropped would not come back.'));
  }
}
