const load = () => import('./jest.ts');
const report = { numPassedTests: 4, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

it('counts what Jest counted', async () => {
  const { countTests } = await load();
  expect(countTests({ ...report, numFailedTests: 2 }, 1)).toEqual({ passed: 4, failed: 2 });
});

it('counts a file that could not be run as a failure', async () => {
  const { countTests } = await load();
  expect(countTests({ ...report, numRuntimeErrorTestSuites: 1 }, 1)).toEqual({ passed: 4, failed: 1 });
});

it('believes the exit code when the report names no failure', async () => {
  const { countTests } = await load();
  expect(countTests(report, 1)).toEqual({ passed: 4, failed: 1 });
});

it('finds warnings of what is deprecated', async () => {
  const { deprecations } = await load();
  const warning = '(node:1) DeprecationWarning: Calling client.query() when the client is already executing a query';
  const named = '(node:2) [DEP0040] DeprecationWarning: The `punycode` module is deprecated.';
  expect(deprecations(`PASS a.int.ts\n${warning}\nPASS b.int.ts\n${named}\n`)).toEqual([warning, named]);
  expect(deprecations('PASS a.int.ts\n  DeprecationWarning: in the text of a test\n')).toEqual([]);
});

it('names the slowest tests, slowest first', async () => {
  const { slowest } = await load();
  const at = (seconds: number) => ({ name: `takes ${seconds}`, file: 'a.spec.ts', seconds });
  expect(slowest([at(0.01)], 2)).toEqual([]);
  expect(slowest([at(1), at(12.34), at(3)], 2)).toEqual([
    '  12.3 s  a.spec.ts: takes 12.34',
    '   3.0 s  a.spec.ts: takes 3',
  ]);
});
