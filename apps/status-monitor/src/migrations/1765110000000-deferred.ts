import { createDeferred } from '@linesman/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Deferred1765110000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await createDeferred(q);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table deferred');
    await q.query('alter table handler_attempts drop column alone');
  }
}
