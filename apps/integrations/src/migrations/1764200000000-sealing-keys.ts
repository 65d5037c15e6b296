import { rolesOfSchema } from '@linesman/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SealingKeys1764200000000 implements MigrationInterface {
  /** Belongs to no tenant: a text sealed with each key that was ever used, so that a wrong key is noticed at the start. */
  async up(q: QueryRunner): Promise<void> {
    await q.query(`create table sealing_keys (
      key_id text primary key, proof jsonb not null, created_at timestamptz not null default clock_timestamp())`);
    const { app } = await rolesOfSchema(q);
    await q.query(`revoke all on sealing_keys from "${app}"`);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('drop table sealing_keys');
  }
}
