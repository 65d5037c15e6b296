import { randomUUID } from 'node:crypto';
import { toProblemDocument } from '@linesman/service-kit';
import { changed, rows } from '../src';
import { Notes } from './notes';

const [mine, theirs] = [randomUUID(), randomUUID()];
const insert = {
  name: 'insert_note',
  text: 'insert into notes (tenant_id, id, text) values ($1, $2, $3) on conflict do nothing returning id, text',
};
const list = { name: 'list_notes', text: 'select id from notes where id > $1 order by id' };

const world = new Notes(2);
beforeAll(() => world.start());
afterAll(() => world.stop());

const note = (tenant: string, id: number, of = tenant) =>
  world.database.queryInTenant<{ id: number; text: unknown }>(tenant, insert, [of, id, JSON.stringify({ id })]);
const notes = async (tenant: string, above = 0) =>
  (await world.database.queryInTenant<{ id: number }>(tenant, list, [above])).map(({ id }) => id);

it('commits one statement of a tenant, and returns only its rows', async () => {
  expect(await note(mine, 1)).toEqual([{ id: 1, text: { id: 1 } }]);
  expect(await note(mine, 1)).toEqual([]);
  expect(await note(theirs, 1)).toHaveLength(1);
  expect(await notes(mine)).toEqual([1]);
  expect(await notes(mine, 1)).toEqual([]);
});

it('runs each statement as its own tenant when many share the connections', async () => {
  const tenants = Array.from({ length: 8 }, () => randomUUID());
  const ids = Array.from({ length: 10 }, (_, n) => n + 1);
  for (const id of ids) await Promise.all(tenants.map((tenant) => note(tenant, id)));
  for (const found of await Promise.all(tenants.map((tenant) => notes(tenant)))) expect(found).toEqual(ids);
});

it("refuses another tenant's row, and a tenant id that is no UUID", async () => {
  await expect(note(mine, 2, theirs)).rejects.toThrow(/row-level security/);
  expect(() => note('nobody', 3)).toThrow('not a UUID');
  expect(await notes(theirs)).toEqual([1]);
});

it('runs one statement across tenants for the system role', async () => {
  const count = { name: 'count_notes', text: 'select count(distinct tenant_id)::int as n from notes where id = $1' };
  const [row] = await world.database.queryInSystem<{ n: number }>(count, [1]);
  expect(row!.n).toBeGreaterThan(1);
});

it('lets PostgreSQL keep the plan of a statement, and sets nothing for others', async () => {
  const find = {
    name: 'find_note',
    text: 'select id from notes where tenant_id = $1 and id = $2',
    by_key: true,
  } as const;
  const found = await Promise.all([1, 2].map(() => world.database.queryInTenant(mine, find, [mine, 1])));
  expect(found).toEqual([[{ id: 1 }], [{ id: 1 }]]);
  expect(await world.database.queryInSystem(find, [theirs, 1])).toEqual([{ id: 1 }]);
  const plans = {
    name: 'plans',
    text: `select generic_plans::int as kept, custom_plans::int as made, current_setting('enable_seqscan') as scans
      from pg_prepared_statements where name = 'find_note'`,
  };
  // Each connection of the pool that ran it has it.
  const seen = await Promise.all([1, 2].map(() => world.database.queryInTenant(mine, plans, [])));
  for (const plan of seen.flat()) expect(plan).toMatchObject({ made: 0, scans: 'on' });
  expect(seen.flat().length).toBeGreaterThan(0);
});

it('works again after each statement that fails', async () => {
  const wrong = { name: 'wrong', text: 'select nothing from notes where id = $1' };
  const late = { name: 'late', text: 'select 1 / (id - $1) as n from notes' };
  for (let n = 0; n < 3; n++) {
    await expect(world.database.queryInTenant(mine, wrong, [1])).rejects.toThrow('nothing');
    await expect(world.database.queryInTenant(mine, late, [1])).rejects.toThrow('division by zero');
    expect(await notes(mine)).toEqual([1]);
  }
  expect(await world.database.queryInTenant(mine, late, [3])).toEqual([{ n: 0 }]);
});

it('shares its connections with transactions', async () => {
  const tenant = randomUUID();
  await Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      n % 2 ? note(tenant, n) : world.database.inTenant(tenant, (tx) => rows(tx, insert.text, [tenant, n, '{}'])),
    ),
  );
  expect(await notes(tenant, -1)).toEqual([0, 1, 2, 3, 4, 5]);
  await expect(
    world.database.inTenant(tenant, async (tx) => {
      await changed(tx, insert.text, [tenant, 7, '{}']);
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await notes(tenant, 5)).toEqual([]);
});

it('fails when the server goes, and works again when it is back', async () => {
  await note(mine, 8);
  await world.servers.postgres.kill();
  await expect(note(mine, 9)).rejects.toThrow();
  await world.servers.postgres.restart();
  expect(await note(mine, 10)).toHaveLength(1);
});

it('answers a request that finds no free connection in time as busy, and not as an internal error', async () => {
  let free!: () => void;
  const held = new Promise<void>((resolve) => (free = resolve));
  const holders = [1, 2].map(() => world.database.inTenant(mine, () => held));
  const errors = await Promise.all([
    world.database.inTenant(mine, () => Promise.resolve()).catch((error: unknown) => error),
    world.database.queryInTenant(mine, list, [0]).catch((error: unknown) => error),
  ]);
  free();
  await Promise.all(holders);
  for (const error of errors)
    expect(toProblemDocument(error)).toMatchObject({ status: 503, type: 'urn:linesman:problem:service-busy' });
});
