import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where sealed records are: table and column. */
const sealed = [
  ['integration_credentials', 'sealed'],
  ['connect_sessions', 'code_verifier'],
] as const;

/** A key can be deleted only if no record of any tenant is sealed with it, and no record can be sealed with it afterwards. */
export class KeyIds1764400000000 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table sealing_keys add column sealing_at timestamptz');
    await q.query(`create function follow_key_id() returns trigger language plpgsql as $$
      begin
        new.key_id := to_jsonb(new) -> tg_argv[0] ->> 'key_id';
        return new;
      end $$`);
    for (const [table, column] of sealed) await followKeyId(q, table, column);
  }

  down(): Promise<void> {
    throw new Error('This migration cannot be reverted: without the ids a key that is still needed could be deleted.');
  }
}

/** Stores the key id beside the record, so that a foreign key can refer to the existing keys. */
export async function followKeyId(q: QueryRunner, table: string, column: string): Promise<void> {
  await q.query(`alter table ${table} add column key_id text`);
  await q.query(`create trigger ${table}_key_id before insert or update of ${column} on ${table}
    for each row execute function follow_key_id('${column}')`);
  // With FORCE, row-level security would hide these rows from the owner too.
  await q.query(`alter table ${table} no force row level security`);
  await q.query(`update ${table} set key_id = ${column} ->> 'key_id'`);
  await q.query(`alter table ${table} add constraint ${table}_key_fkey foreign key (key_id) references sealing_keys`);
  await q.query(`alter table ${table} force row level security`);
  await q.query(`create index ${table}_key on ${table} (key_id)`);
}
