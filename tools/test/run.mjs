import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeBinary, root } from '../start/paths.mjs';

export const environment = { ...process.env, NX_DAEMON: 'false', FORCE_COLOR: process.stdout.isTTY ? '1' : '0' };
const bin = (name) => join(root, 'node_modules', name);
const none = { passed: 0, failed: 0 };
const one = (ok) => (ok ? { ...none, passed: 1 } : { ...none, failed: 1 });

const stream = (args) =>
  new Promise((resolve) => {
    const child = spawn(nodeBinary, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: environment });
    child.once('close', resolve);
  });

/** A stage that is right or wrong as a whole. */
export const check =
  (script, ...args) =>
  async () =>
    one((await stream([bin(script), ...args])) === 0);

/** Counted from what Jest reports; a suite that does not even run counts as a failure. */
export const tests = (config) => async () => {
  const folder = mkdtempSync(join(tmpdir(), 'linesman-jest-'));
  const file = join(folder, 'report.json');
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', bin('jest/bin/jest.js')];
  const code = await stream([...jest, '-c', config, '--json', '--outputFile', file]);
  try {
    return countTests(JSON.parse(readFileSync(file, 'utf8')), code);
  } catch (error) {
    console.error(`Jest left no report (${error.message}).`);
    return one(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

export function countTests(report, code) {
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = report;
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed };
}
