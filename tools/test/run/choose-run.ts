/** What the arguments of `npm test` ask for. */
export type Run =
  | { kind: 'stages'; names: string[] }
  | { kind: 'changed' }
  | { kind: 'tests'; files: string[]; words?: string }
  | { kind: 'nothing'; why: string };

export interface TestSource {
  file: string;
  text: string;
}

export const usage = `npm test                       all stages
npm test -- <stage>...         some stages
npm test -- --changed          what the changes since main can break
npm test -- <file or words>    the tests of these files (a path or a part of one), or whose names contain these words`;

/** An argument that is a part of a test file's path chooses files; the others together are words of a test's name. */
export function chooseRun(args: string[], stages: string[], tests: TestSource[]): Run {
  if (args.length === 0) return { kind: 'stages', names: stages };
  if (args.includes('--changed') && args.length === 1) return { kind: 'changed' };
  const flag = args.find((arg) => arg.startsWith('-'));
  if (flag) return { kind: 'nothing', why: `Unknown option ${flag}.\n\n${usage}` };
  if (args.every((arg) => stages.includes(arg))) return { kind: 'stages', names: args };
  if (stages.includes(args.join(' '))) return { kind: 'stages', names: [args.join(' ')] };

  const isIn = (file: string, arg: string): boolean => file.includes(arg.replace(/^\.\//, ''));
  const matches = (arg: string): boolean => tests.some(({ file }) => isIn(file, arg));
  // Beside other arguments a plain word such as "catalog" may also be a word of a name.
  const isPath = (arg: string): boolean => matches(arg) && (args.length === 1 || /[/.-]/.test(arg));
  const paths = args.every(matches) && !nameContains(tests, args.join(' ')) ? args : args.filter(isPath);
  const words = args.filter((arg) => !paths.includes(arg)).join(' ');
  const named = paths.length > 0 ? tests.filter(({ file }) => paths.some((path) => isIn(file, path))) : tests;
  const chosen = words ? named.filter((test) => nameContains([test], words)) : named;
  if (chosen.length > 0) return { kind: 'tests', files: chosen.map(({ file }) => file), ...(words ? { words } : {}) };
  const where = paths.length > 0 ? ` in files named ${paths.join(' or ')}` : '';
  return {
    kind: 'nothing',
    why: `Nothing matches "${words}"${where}: it is no stage (${stages.join(', ')}), no part of a test file's path and no part of a test's name.`,
  };
}

const nameContains = (tests: TestSource[], words: string): boolean =>
  tests.some(({ text }) => text.toLowerCase().includes(words.toLowerCase()));
