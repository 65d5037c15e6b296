import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From how many messages on further ones come together in a digest. */
export class DigestSettings1770120000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings add column digest jsonb');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('alter table tenant_settings drop column digest');
  }
}
