import { chooseEngine } from '@linesman/servers/servers';
import { Failure } from '@linesman/servers/failure';
import { ensureBinaries } from '@linesman/servers/install';
import { build } from '../../start/build.mjs';
import { failed, passed, type Print, type Result, runScript } from './command.ts';
import { runJest } from './jest.ts';

export interface Stage {
  name: string;
  run: (print: Print) => Promise<Result>;
  /** Runs by itself, since it uses the whole machine; the others run side by side. */
  alone?: true;
}

/** Work that several stages need, done once. */
function once(work: (print: Print) => Promise<unknown>): (print: Print) => Promise<Result> {
  let done: Promise<Result> | undefined;
  return (print) =>
    (done ??= work(print).then(
      () => passed,
      (error: unknown) => {
        print(`${error instanceof Failure ? error.message : String(error)}\n`);
        return failed;
      },
    ));
}
const line = (print: Print) => (text: string) => print(`${text}\n`);

/** The lint rule about imports between projects is silent without Nx's project graph, which a fresh clone has not. */
const projectGraph = once(async (print) => {
  let output = '';
  const code = await runScript(['nx/dist/bin/nx.js', 'show', 'projects'], (text) => (output += text));
  if (code !== 0) print(output);
});
const compile = once(() => build());
const servers = once((print) => chooseEngine(['postgres', 'nats', 'redis'], line(print)));
const browser = once((print) => Promise.resolve(ensureBinaries(['chromium'], line(print))));

/** A stage that is right or wrong as a whole. */
const check =
  (...args: string[]) =>
  async (print: Print): Promise<Result> =>
    (await runScript(args, print)) === 0 ? passed : failed;

const linted =
  (...args: string[]) =>
  async (print: Print) => {
    await projectGraph(print);
    return check(...args)(print);
  };
export const lint = (files: string[]) => linted('eslint/bin/eslint.js', '--no-warn-ignored', ...files);
export const format = (files: string[]) =>
  check('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '--ignore-unknown', '--cache', ...files);

export const needs = { compile, servers, browser };
const after =
  (prerequisites: ((print: Print) => Promise<Result>)[], run: (print: Print) => Promise<Result>) =>
  async (print: Print): Promise<Result> => {
    for (const prerequisite of prerequisites) if ((await prerequisite(print)).failed) return failed;
    return run(print);
  };

export const unitTests =
  (args: string[] = []) =>
  (print: Print) =>
    runJest('jest.config.mjs', args, print);
export const integrationTests = (args: string[] = []) =>
  after([servers, browser], (print) =>
    runJest(args.length > 0 ? 'jest.int.config.mjs' : 'jest.together.config.mjs', args, print),
  );
export const endToEndTests = (args: string[] = []) =>
  after([servers, browser, compile], (print) => runJest('jest.e2e.config.mjs', args, print));

const cycles = '../tools/test/import-cycles/main.ts';

/** Everything CI runs. Long ones first: they run side by side. */
export const stages: Stage[] = [
  { name: 'lint', run: lint(['.']) },
  { name: 'format', run: format(['.']) },
  { name: 'servers', run: servers },
  { name: 'browser', run: browser },
  { name: 'build', run: compile },
  { name: 'types', run: check('typescript7/bin/tsc', '-p', 'tools/test/tsconfig.json') },
  { name: 'import cycles', run: check(cycles) },
  { name: 'planted import cycles', run: check(cycles, 'tools/test/planted/cycles', '--expect=1,1') },
  { name: 'documents', run: check('../tools/docs/main.ts', '--check') },
  { name: 'planted lint violations', run: linted('../tools/test/planted-lint.ts') },
  { name: 'unit tests', run: unitTests() },
  { name: 'integration tests', run: integrationTests(), alone: true },
  { name: 'end-to-end tests', run: endToEndTests(), alone: true },
];
