import { partitionByDay } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One partition a day, because each integration with webhooks has a row an hour. */
export class WebhookHoursByDay1769113000000 implements MigrationInterface {
  readonly transaction = false;

  async up(q: QueryRunner): Promise<void> {
    const key = ['tenant_id', 'integration_id', 'hour_at'];
    await partitionByDay(q, { table: 'webhook_hours', by: 'hour_at', key });
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Partitions stay: days that were dropped would not come back.'));
  }
}
