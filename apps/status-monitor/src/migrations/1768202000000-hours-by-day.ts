import { partitionByDay } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** There are as many hours as integrations that are called in them. See docs/adr/0032-one-partition-a-day.md. */
export class HoursByDay1768202000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    await partitionByDay(q, { table: 'call_hours', by: 'hour_at', key: ['integration_id', 'hour_at'] });
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Partitions stay: days that were dropped would not come back.'));
  }
}
