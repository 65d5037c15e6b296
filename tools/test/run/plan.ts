import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../../start/paths.mjs';
import type { TestSource } from './choose-run.ts';
import { affectedFolders, chooseTests, type Project, sourcesIn } from './choose-tests.ts';
import { endToEndTests, format, integrationTests, lint, type Stage, stages, unitTests } from './stages.ts';

const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
const isForeign = (path: string): boolean => /(^|\/)(node_modules|dist)$/.test(path);
const lines = (text: string): string[] => text.split('\n').filter(Boolean);

export const testSources = (): TestSource[] =>
  globSync('{apps,libs,tools}/**/*.{spec,int,e2e}.ts', {
    cwd: root,
    exclude: isForeign,
  })
    .sort()
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

/** One stage for each kind of test among the files. */
export function stagesFor(files: string[], words?: string): Stage[] {
  const kinds = [
    { name: 'unit tests', ending: '.spec.ts', run: unitTests },
    { name: 'integration tests', ending: '.int.ts', run: integrationTests },
    { name: 'end-to-end tests', ending: '.e2e.ts', run: endToEndTests },
  ];
  const pattern = words?.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return kinds.flatMap(({ name, ending, run }) => {
    const own = files.filter((file) => file.endsWith(ending));
    const args = ['--runTestsByPath', ...own, ...(pattern ? ['--testNamePattern', pattern] : [])];
    return own.length > 0 ? [{ name, run: run(args), alone: true as const }] : [];
  });
}

/** Files that differ from where this branch left main; on main itself, from the last commit. */
function changedFiles(): string[] {
  const onMain = git('rev-parse', '--abbrev-ref', 'HEAD') === 'main';
  const main = ['main', 'origin/main'].find(
    (it) => spawnSync('git', ['rev-parse', '--verify', it], { cwd: root }).status === 0,
  );
  const base = onMain || !main ? 'HEAD' : git('merge-base', main, 'HEAD');
  return [
    ...new Set([...lines(git('diff', '--name-only', base)), ...lines(git('ls-files', '-o', '--exclude-standard'))]),
  ];
}

const readProjects = (): Project[] =>
  globSync(['apps/*/package.json', 'libs/*/package.json', 'tools/package.json'], { cwd: root }).map((file) => {
    const folder = dirname(file);
    const { name } = JSON.parse(readFileSync(join(root, file), 'utf8')) as { name: string };
    const sources = globSync(`${folder}/**/*.{ts,mjs}`, { cwd: root, exclude: isForeign });
    const imported = sources.flatMap((source) =>
      [...readFileSync(join(root, source), 'utf8').matchAll(/'(@linesman\/[\w-]+)[/']/g)].map(([, it]) => it!),
    );
    return { folder, name, imports: [...new Set(imported)] };
  });

/** The stages that a change can break, each on what changed where it can be narrowed down. */
export function stagesForChanges(say: (text: string) => void): Stage[] {
  const changed = changedFiles();
  const existing = changed.filter((file) => existsSync(join(root, file)));
  if (changed.length === 0) {
    say('Nothing changed.');
    return [];
  }
  const tests = testSources().map(({ file }) => file);
  const slow = tests.filter((file) => !file.endsWith('.spec.ts'));
  const chosen = chooseTests(changed, affectedFolders(readProjects(), sourcesIn(changed)), slow);
  say(`Changed files: ${changed.length}. Integration and end-to-end test files that depend on them: ${chosen.length}.`);
  const code = existing.filter((file) => /\.(ts|mjs|cjs|js)$/.test(file));
  const isCode = changed.some((file) => /\.(ts|mjs|cjs|js|json)$/.test(file));
  const whole = isCode ? ['build', 'types', 'import cycles', 'planted import cycles', 'documents'] : [];
  return [
    ...(code.length > 0 ? [{ name: 'lint', run: lint(code) }] : []),
    ...(existing.length > 0 ? [{ name: 'format', run: format(existing) }] : []),
    ...stages.filter(({ name }) => whole.includes(name)),
    ...(code.length > 0
      ? [{ name: 'unit tests', run: unitTests(['--passWithNoTests', '--findRelatedTests', ...code]) }]
      : []),
    ...stagesFor(chosen),
  ];
}
