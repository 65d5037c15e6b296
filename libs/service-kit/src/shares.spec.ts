import { NoSlot, Shares } from './shares';

/** Work that goes on until it is told to end. */
function works(shares: Shares, keys: string[], count: number) {
  const ends: (() => void)[] = [];
  const results = Array.from({ length: count }, () =>
    shares.run(keys, () => new Promise<string>((resolve) => ends.push(() => resolve(keys[0]!)))),
  );
  return { ends, results };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

it('gives a key half of the slots while it is alone, and leaves one for whoever comes', async () => {
  const shares = new Shares(8);
  const slow = works(shares, ['slow'], 20);
  const second = works(shares, ['second'], 20);
  const third = works(shares, ['third'], 20);
  const fourth = works(shares, ['fourth'], 1);
  await settled();
  expect([slow, second, third, fourth].map(({ ends }) => ends.length)).toEqual([4, 2, 1, 1]);
});

it('starts what waited, oldest first, when slots are free again', async () => {
  const shares = new Shares(4);
  const { ends } = works(shares, ['a'], 3);
  await settled();
  expect(ends).toHaveLength(2);
  ends[0]!();
  await settled();
  expect(ends).toHaveLength(3);
});

it('counts each key of a work: a provider of many tenants has one share', async () => {
  const shares = new Shares(8);
  const started = Array.from({ length: 8 }, (_, i) => works(shares, [`tenant ${i}`, 'provider'], 1));
  await settled();
  expect(started.filter(({ ends }) => ends.length > 0)).toHaveLength(4);
  expect(shares.full()).toEqual(['provider']);
});

it('gives up what has waited for its share, not what waits for any slot', async () => {
  let now = 0;
  const shares = new Shares(2, () => now);
  const slow = works(shares, ['slow'], 2);
  now = 1_000;
  shares.giveUp(1_001);
  shares.giveUp(1_000);
  await expect(slow.results[1]).rejects.toThrow(NoSlot);
  const other = works(shares, ['other'], 1);
  const late = works(shares, ['late'], 1);
  now = 9_000;
  shares.giveUp(0);
  slow.ends[0]!();
  await settled();
  expect([other.ends.length, late.ends.length]).toEqual([1, 1]);
});

it('gives the slot back after a failure', async () => {
  const shares = new Shares(1);
  await expect(shares.run(['a'], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(shares.run(['a'], () => Promise.resolve('yes'))).resolves.toBe('yes');
});

it('lets nothing wait at its end', async () => {
  const shares = new Shares(2);
  const { ends, results } = works(shares, ['a'], 2);
  await settled();
  shares.end();
  await expect(results[1]).rejects.toThrow(NoSlot);
  await expect(shares.run(['a'], () => Promise.resolve())).rejects.toThrow(NoSlot);
  ends[0]!();
  await expect(results[0]).resolves.toBe('a');
});
