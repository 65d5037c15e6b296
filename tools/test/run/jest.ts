import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../../start/paths.mjs';
import { failed, type Print, type Result, runNode } from './command.ts';

export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { name: string; assertionResults: { fullName: string; duration?: number | null }[] }[];
}
export interface TestTime {
  name: string;
  file: string;
  seconds: number;
}
/** Every test that ran in this process's life. */
export const times: TestTime[] = [];

/** Runs Jest with one of the root's configurations and counts what it reports. */
export async function runJest(config: string, args: string[], print: Print): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'linesman-jest-'));
  const file = join(folder, 'report.json');
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  let output = '';
  const keep: Print = (text) => {
    output += text;
    print(text);
  };
  const code = await runNode([...jest, '-c', config, '--json', '--outputFile', file, ...args], keep);
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as JestReport;
    times.push(...timesOf(report, root));
    const { passed, failed } = countTests(report, code);
    const warnings = deprecations(output);
    if (warnings.length > 0) print(`Deprecated, which counts as a failure:\n${warnings.join('\n')}\n`);
    return { passed, failed: failed + warnings.length };
  } catch (error) {
    print(`Jest wrote no report (${error instanceof Error ? error.message : String(error)}).\n`);
    return failed;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file that could not be run counts as a failure. */
export function countTests(report: Omit<JestReport, 'testResults'>, code: number): Result {
  const failures = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failures === 0 ? failed.failed : failures,
  };
}

/** What a package warns of, a later release of it refuses. */
export const deprecations = (output: string): string[] =>
  output.match(/^\(node:\d+\) .*DeprecationWarning: .*$/gm) ?? [];

const timesOf = ({ testResults }: JestReport, folder: string): TestTime[] =>
  testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults.map(({ fullName, duration }) => ({
      name: fullName,
      file: relative(folder, file),
      seconds: (duration ?? 0) / 1_000,
    })),
  );

/** Lines for people; what takes less than a tenth of a second is not worth one. */
export const slowest = (all: TestTime[], count: number): string[] =>
  all
    .filter(({ seconds }) => seconds >= 0.1)
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, count)
    .map(({ name, file, seconds }) => `${seconds.toFixed(1).padStart(6)} s  ${file}: ${name}`);
