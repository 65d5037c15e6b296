const load = () => import('./choose-run.ts');
const stages = ['lint', 'unit tests'];
const tests = [
  { file: 'apps/catalog/test/catalog.int.ts', text: "it('refuses a wrong role', …" },
  { file: 'apps/catalog/src/config.spec.ts', text: "it('names the variable', …" },
  { file: 'libs/redis/test/redis.int.ts', text: "it('refuses a Redis that evicts', …" },
];

it('runs all stages when nothing is asked', async () => {
  const { chooseRun } = await load();
  expect(chooseRun([], stages, tests)).toEqual({ kind: 'stages', names: stages });
});

it.each([
  [
    ['lint', 'unit tests'],
    ['lint', 'unit tests'],
  ],
  [['unit', 'tests'], ['unit tests']],
])('runs the stages %j by name, quoted or not', async (args, names) => {
  const { chooseRun } = await load();
  expect(chooseRun(args, stages, tests)).toEqual({ kind: 'stages', names });
});

it.each([
  [['apps/catalog/src/config.spec.ts'], ['apps/catalog/src/config.spec.ts'], undefined],
  [['./apps/catalog'], ['apps/catalog/test/catalog.int.ts', 'apps/catalog/src/config.spec.ts'], undefined],
  [['REFUSES a'], ['apps/catalog/test/catalog.int.ts', 'libs/redis/test/redis.int.ts'], 'REFUSES a'],
  [['refuses', 'a', 'wrong', 'role'], ['apps/catalog/test/catalog.int.ts'], 'refuses a wrong role'],
  [['catalog', 'redis'], tests.map(({ file }) => file), undefined],
  [['libs/redis', 'refuses'], ['libs/redis/test/redis.int.ts'], 'refuses'],
])('finds for %j the files %j', async (args, files, words) => {
  const { chooseRun } = await load();
  expect(chooseRun(args, stages, tests)).toEqual({ kind: 'tests', files, ...(words ? { words } : {}) });
});

it('says that nothing matches, and what could', async () => {
  const { chooseRun } = await load();
  expect(chooseRun(['no', 'such'], stages, tests)).toMatchObject({
    why: expect.stringMatching(/^Nothing matches "no such": it is no stage \(lint, unit tests\)/) as string,
  });
  expect(chooseRun(['libs/redis', 'wrong role'], stages, tests)).toMatchObject({ kind: 'nothing' });
  expect(chooseRun(['--chnaged'], stages, tests)).toMatchObject({
    why: expect.stringContaining('Unknown option --chnaged') as string,
  });
});
