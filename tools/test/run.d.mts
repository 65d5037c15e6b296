export function countTests(
  report: { numPassedTests: number; numFailedTests: number; numRuntimeErrorTestSuites: number },
  code: number,
): { passed: number; failed: number };
