import { letSystemForget } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The line of a deleted integration is deleted after some days. */
export class DeletedLines1771214000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table parked_lines add column deleted_at timestamptz');
    await letSystemForget(q, 'parked_lines');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop policy system_delete on parked_lines');
    await q.query('alter table parked_lines drop column deleted_at');
  }
}
