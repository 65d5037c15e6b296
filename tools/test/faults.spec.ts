import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../docs');
const [, list] = /const benches = \{([^}]+)\}/.exec(readFileSync(join(__dirname, '../bench/main.ts'), 'utf8'))!;
const benchmarks = list!.split(',').map((name) => name.trim());
/** Below the head of each table: the fault, what happens, and what shows it. */
const rows = readFileSync(join(folder, 'faults.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|[ -]+\|/.test(line) && !line.startsWith('| Fault '))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, fault, , shown]) => ({ fault: fault!, shown: shown! }));

/** What a row names: tests, each with whether its file has it, and benchmarks. */
function named(shown: string): { what: string; exists: boolean }[] {
  const tests = [...shown.matchAll(/\[([^\]]+)\]\(([^)]+)\)/g)].map(([what, name, path]) => {
    const file = join(folder, path!);
    return { what, exists: existsSync(file) && readFileSync(file, 'utf8').includes(name!) };
  });
  const measured = [...shown.matchAll(/`npm run bench -- ([^`]*)`/g)].map(([what, name]) => ({
    what,
    exists: benchmarks.includes(name!),
  }));
  return [...tests, ...measured];
}

it('names for each fault a test or a benchmark that exists, except for the power cut', () => {
  expect(rows.length).toBeGreaterThan(20);
  const missing = rows.flatMap(({ shown }) => named(shown).filter(({ exists }) => !exists));
  expect(missing.map(({ what }) => what)).toEqual([]);
  const untested = rows.filter(({ shown }) => named(shown).length === 0);
  expect(untested).toEqual([
    { fault: 'The machine of NATS loses power', shown: expect.stringMatching(/^Not tested: /) as string },
  ]);
});
