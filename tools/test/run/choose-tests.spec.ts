const load = () => import('./choose-tests.ts');
const tests = ['apps/catalog/test/catalog.int.ts', 'apps/notifier/test/telling.int.ts', 'tools/demo/test/demo.e2e.ts'];
const [catalog, notifier, demo] = tests as [string, string, string];

it.each([
  ['a source', ['apps/catalog/src/main.ts'], ['apps/catalog'], [catalog, demo]],
  ['a source that others depend on', ['libs/redis/src/index.ts'], ['apps/catalog', 'apps/notifier'], tests],
  ['a test', [notifier], [], [notifier]],
  ['a unit test', ['apps/catalog/src/config.spec.ts'], [], []],
  ['a helper of tests', ['apps/catalog/test/start-world.ts'], [], [catalog]],
  ['a tool that no system runs', ['tools/docs/main.ts'], ['tools'], []],
  ['a document', ['docs/architecture.md', 'apps/catalog/README.md'], [], []],
  ['the lock file', ['package-lock.json'], [], tests],
])('chooses for %s what it can break', async (_, changed, affected, chosen) => {
  const { chooseTests } = await load();
  expect(chooseTests(changed, affected, tests)).toEqual(chosen);
});

it('finds the projects that depend on a change, through others too', async () => {
  const { affectedFolders } = await load();
  const project = (folder: string, ...imports: string[]) => ({ folder, name: folder, imports });
  const projects = [
    project('apps/a', 'libs/b'),
    project('libs/b', 'libs/c'),
    project('libs/c', 'libs/b'),
    project('libs/d'),
  ];
  expect(affectedFolders(projects, ['libs/c/src/x.ts'])).toEqual(['apps/a', 'libs/b', 'libs/c']);
  expect(affectedFolders(projects, ['libs/d/src/x.ts'])).toEqual(['libs/d']);
  expect(affectedFolders(projects, [])).toEqual([]);
});
