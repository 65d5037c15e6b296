import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where sealed records are: table and column. */
const sealed = [
  ['integration_credentials', 'sealed'],
  ['connect_sessions', 'code_verifier'],
] as const;

/** A credential key's proof can only go when nothing is sealed with it, in any tenant, and nothing can be afterwards. */
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
    throw new Error('There is no way back: without the ids a key could be taken away from what it sealed.');
  }
}

/** The id stands beside the record, so that the database itself can hold it to the keys that there are. */
export async function followKeyId(q: QueryRunner, table: string, column: string): Promise<void> {
  await q.query(`alter table ${table} add column key_id text`);
  await q.query(`create trigger ${table}_key_id before insert or update of ${column} on ${table}
    for each row execute function follow_key_id('${column}')`);
  // FORCE holds for the owner too: these rows would not exist for it.
  await q.query(`alter table ${table} no force row level security`);
  await q.query(`update ${table} set key_id = ${column} ->> 'key_id'`);
  await q.query(`alter table ${table} add constraint ${table}_key_fkey foreign key (key_id) references sealing_keys`);
  await q.query(`alter table ${table} force row level security`);
  await q.query(`create index ${table}_key on ${table} (key_id)`);
}
