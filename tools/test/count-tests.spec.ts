const load = () => import('./run.mjs');
const report = { numPassedTests: 4, numFailedTests: 0, numRuntimeErrorTestSuites: 0 };

it('counts what Jest counted', async () => {
  const { countTests } = await load();
  expect(countTests({ ...report, numFailedTests: 2 }, 1)).toEqual({ passed: 4, failed: 2 });
});

it('counts a suite that could not be run as a failure', async () => {
  const { countTests } = await load();
  expect(countTests({ ...report, numRuntimeErrorTestSuites: 1 }, 1)).toEqual({ passed: 4, failed: 1 });
});

it('believes the exit code when the report names no failure', async () => {
  const { countTests } = await load();
  expect(countTests(report, 1)).toEqual({ passed: 4, failed: 1 });
});
