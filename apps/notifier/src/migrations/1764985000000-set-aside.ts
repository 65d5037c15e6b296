import { addSetAside, forgetTokens } from '@linesman/messaging';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SetAside1764985000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await addSetAside(q);
    await forgetTokens(q);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table outbox drop column set_aside_at');
  }
}
