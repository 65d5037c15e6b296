import { randomUUID } from 'node:crypto';
import { afterCommit, changed, one, rows, type Tx, withCommit } from '../src';
import { Notes } from './notes';

const tenant = randomUUID();

const world = new Notes(1);
beforeAll(() => world.start());
afterAll(() => world.stop());

const note = (tx: Tx, id: number): Promise<number> =>
  changed(tx, 'insert into notes (tenant_id, id) values ($1, $2)', [tenant, id]);
const notes = (): Promise<number[]> =>
  world.database.inTenant(tenant, async (tx) =>
    (await rows<{ id: number }>(tx, 'select id from notes order by id')).map(({ id }) => id),
  );

it('commits writes that nobody waited for', async () => {
  await world.database.inTenant(tenant, (tx) => {
    withCommit(tx, note(tx, 1));
    withCommit(tx, note(tx, 2));
    return Promise.resolve();
  });
  expect(await notes()).toEqual([1, 2]);
});

it('shows them to the statements behind them', async () => {
  const seen = await world.database.inTenant(tenant, (tx) => {
    withCommit(tx, note(tx, 3));
    return one<{ n: number }>(tx, 'select max(id) as n from notes');
  });
  expect(seen).toEqual({ n: 3 });
});

it('commits nothing and tells nobody where one of them fails', async () => {
  const before = await notes();
  let told = false;
  const failed = world.database.inTenant(tenant, (tx) => {
    afterCommit(tx, () => (told = true));
    withCommit(tx, note(tx, 10));
    withCommit(tx, note(tx, 1));
    withCommit(tx, note(tx, 11));
    return Promise.resolve();
  });
  await expect(failed).rejects.toThrow(/duplicate key/);
  expect({ told, notes: await notes() }).toEqual({ told: false, notes: before });
});

it('says why a transaction failed, and not that it had failed already', async () => {
  const failed = world.database.inTenant(tenant, async (tx) => {
    withCommit(tx, note(tx, 1));
    await one(tx, 'select 1');
  });
  await expect(failed).rejects.toThrow(/duplicate key/);
});

it('says why the work failed, where one of them failed too', async () => {
  const failed = world.database.inTenant(tenant, (tx) => {
    withCommit(tx, note(tx, 1));
    return Promise.reject(new Error('the work failed'));
  });
  await expect(failed).rejects.toThrow('the work failed');
});

it('rejects where the work kept a failed statement to itself, because nothing is stored then', async () => {
  const before = await notes();
  let told = false;
  const failed = world.database.inTenant(tenant, async (tx) => {
    afterCommit(tx, () => (told = true));
    await note(tx, 30);
    await note(tx, 1).catch(() => undefined);
  });
  await expect(failed).rejects.toThrow('nothing was stored: a statement failed, and its error was not passed on');
  expect({ told, notes: await notes() }).toEqual({ told: false, notes: before });
});

it('rolls them back where the work fails', async () => {
  const before = await notes();
  const failed = world.database.inTenant(tenant, (tx) => {
    withCommit(tx, note(tx, 20));
    throw new Error('the work failed');
  });
  await expect(failed).rejects.toThrow('the work failed');
  expect(await notes()).toEqual(before);
});

it('takes no statement behind the commit', async () => {
  const ended = await world.database.inTenant(tenant, (tx) => Promise.resolve(tx));
  await expect(rows(ended, 'select 1')).rejects.toThrow('the transaction has ended');
});
