import { Gather } from './gather';

it('handles what comes within a moment together, and gives each its own result', async () => {
  const batches: number[][] = [];
  const gather = new Gather<number, string>({ ms: 1, most: 3 }, (items) => {
    batches.push(items);
    return Promise.resolve(items.map(String));
  });
  await expect(Promise.all([1, 2, 3, 4].map((item) => gather.add(item)))).resolves.toEqual(['1', '2', '3', '4']);
  expect(batches).toEqual([[1, 2, 3], [4]]);
});

it('tells all of a batch that it failed', async () => {
  const gather = new Gather<number, string>({ ms: 1, most: 3 }, () => Promise.reject(new Error('no')));
  const results = await Promise.allSettled([gather.add(1), gather.add(2)]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
