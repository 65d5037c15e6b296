const load = () => import('./find-cycles.ts');
const at = (path: string) => `apps/shop/src/${path}.ts`;
const imports = (...pairs: [string, string][]) => pairs.map(([from, to]) => ({ from: at(from), to: at(to) }));

it('finds files that import each other over others', async () => {
  const { findCycles, fileOf } = await load();
  const cycles = findCycles(imports(['a', 'b'], ['b', 'c'], ['c', 'a'], ['c', 'd'], ['e', 'a']), fileOf);
  expect(cycles).toEqual([
    { members: [at('a'), at('b'), at('c')], imports: imports(['a', 'b'], ['b', 'c'], ['c', 'a']) },
  ]);
});

it('finds folders that import each other though none of their files does', async () => {
  const { findCycles, featureOf, fileOf } = await load();
  const pairs = imports(['orders/order', 'bills/bill'], ['bills/deep/bill-of', 'orders/number']);
  expect(findCycles(pairs, fileOf)).toEqual([]);
  expect(findCycles(pairs, featureOf)).toEqual([
    { members: ['apps/shop/src/bills', 'apps/shop/src/orders'], imports: pairs },
  ]);
});

it('counts neither files directly in src nor folders inside a feature as features', async () => {
  const { findCycles, featureOf } = await load();
  const pairs = imports(
    ['module', 'bills/bill'],
    ['bills/bill', 'module'],
    ['bills/a/x', 'bills/b/y'],
    ['bills/b/y', 'bills/a/z'],
  );
  expect(findCycles(pairs, featureOf)).toEqual([]);
});
