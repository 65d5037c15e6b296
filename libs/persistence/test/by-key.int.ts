import { randomUUID } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { changed, migrate, one, rows, type ServiceSchema, type Tx } from '../src';
import { Notes, notesSchema } from './notes';

class More1764000000001 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table notes add column more text');
  }
  async down(): Promise<void> {}
}
class Most1764000000002 implements MigrationInterface {
  async up(q: QueryRunner): Promise<void> {
    await q.query('alter table notes add column most text');
  }
  async down(): Promise<void> {}
}

const CONNECTIONS = 2;

const world = new Notes(CONNECTIONS);
beforeAll(() => world.start());
afterAll(() => world.stop());

const add = (tx: Tx, tenant: string, id: number): Promise<number> =>
  changed(tx, 'insert into notes (tenant_id, id) values ($1, $2)', [tenant, id]);
const find = (tx: Tx, id: number): Promise<object[]> => rows(tx, 'select * from notes where id = $1', [id]);

/** Each connection of the pool does the same at a time. */
const onEach = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: CONNECTIONS }, work));

it('plans each statement once for a connection, and sets nothing for other transactions', async () => {
  const tenant = randomUUID();
  await world.database.byKey.inTenant(tenant, (tx) => add(tx, tenant, 1));
  for (let n = 0; n < 3; n++)
    await onEach(async () => {
      const found = await world.database.byKey.inTenant(tenant, (tx) => find(tx, 1));
      expect(found).toEqual([{ tenant_id: tenant, id: 1, text: null }]);
    });
  const seen = await onEach(() =>
    world.database.inTenant(tenant, (tx) =>
      one(
        tx,
        `select generic_plans::int as kept, custom_plans::int as made, current_setting('enable_seqscan') as scans,
           current_setting('plan_cache_mode') as mode
         from pg_prepared_statements where statement like 'select * from notes%'`,
      ),
    ),
  );
  for (const plans of seen) expect(plans).toEqual({ kept: 3, made: 0, scans: 'on', mode: 'force_custom_plan' });
});

it("hides another tenant's rows from a statement that is prepared", async () => {
  const [mine, theirs] = [randomUUID(), randomUUID()];
  for (const tenant of [mine, theirs]) await world.database.byKey.inTenant(tenant, (tx) => add(tx, tenant, 7));
  for (const tenant of [mine, theirs, mine])
    expect(await world.database.byKey.inTenant(tenant, (tx) => find(tx, 7))).toEqual([
      { tenant_id: tenant, id: 7, text: null },
    ]);
  const seen = await world.database.byKey.inSystem((tx) => find(tx, 7));
  expect(seen).toHaveLength(2);
});

it('works again after a statement that failed when it ran first, and after those behind it', async () => {
  const tenant = randomUUID();
  const again = `insert into notes (tenant_id, id) values ($1, $2) returning id`;
  const behind = 'select count(*)::int as behind from notes where id = $1';
  const twice = (tx: Tx) =>
    Promise.all([rows(tx, again, [tenant, 1]), rows(tx, again, [tenant, 1]), rows(tx, behind, [1])]);
  for (let n = 0; n < 3; n++)
    await onEach(() => expect(world.database.byKey.inTenant(tenant, twice)).rejects.toThrow('duplicate key'));
  for (const id of [1, 2, 3]) await world.database.byKey.inTenant(tenant, (tx) => rows(tx, again, [tenant, id]));
  expect(await world.database.byKey.inTenant(tenant, (tx) => rows(tx, behind, [3]))).toEqual([{ behind: 1 }]);
});

it('keeps a connection on which no statement failed', async () => {
  const tenant = randomUUID();
  const backend = (tx: Tx) => one<{ pid: number }>(tx, 'select pg_backend_pid() as pid');
  const before = await onEach(() => world.database.byKey.inTenant(tenant, backend));
  const thrown = world.database.byKey.inTenant(tenant, async (tx) => {
    await backend(tx);
    throw new Error('no');
  });
  await expect(thrown).rejects.toThrow('no');
  const after = await onEach(() => world.database.byKey.inTenant(tenant, backend));
  expect(new Set(after.map((one) => one!.pid))).toEqual(new Set(before.map((one) => one!.pid)));
});

const migrations: ServiceSchema['migrations'] = [...notesSchema.migrations];

it.each<[string, typeof find, string]>([
  ['', find, 'cached plan must not change result type'],
  [
    ', also where whoever ran one throws another error',
    (tx, id) => find(tx, id).catch((error: unknown) => Promise.reject(new Error('a step failed', { cause: error }))),
    'a step failed',
  ],
])('prepares its statements again on all connections once a table has another column%s', async (_, look, says) => {
  const tenant = randomUUID();
  await world.database.byKey.inTenant(tenant, (tx) => add(tx, tenant, 1));
  const [before] = await onEach(() => world.database.byKey.inTenant(tenant, (tx) => find(tx, 1)));
  migrations.push(migrations.length === 1 ? More1764000000001 : Most1764000000002);
  await migrate({ ...notesSchema, migrations }, world.servers.postgres.role('catalog', 'owner'));
  await expect(world.database.byKey.inTenant(tenant, (tx) => look(tx, 1))).rejects.toThrow(says);
  await onEach(async () => {
    const [found] = await world.database.byKey.inTenant(tenant, (tx) => find(tx, 1));
    expect(Object.keys(found!)).toHaveLength(Object.keys(before![0]!).length + 1);
  });
});
