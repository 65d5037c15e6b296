/** A change in one of these can break any test. */
const shared = /^(package(-lock)?\.json|jest[^/]*\.mjs|tsconfig\.base\.json|\.swcrc)$/;
const isTest = (file: string): boolean => /\.(spec|int|e2e)\.ts$|^(apps|libs)\/[^/]+\/test\/|\/planted\//.test(file);
const isSource = (file: string): boolean => /^(apps|libs|tools)\//.test(file) && !isTest(file) && !file.endsWith('.md');
/** The launcher, and what plays its part in end-to-end tests. */
const runsInSystems =
  /^((apps|libs)\/[^/]+\/(src|workflows|package\.json)|apps\/sandbox|tools\/(start|migrate|actors|demo|browser))\b/;

export const sourcesIn = (changed: string[]): string[] => changed.filter(isSource);

export interface Project {
  folder: string;
  name: string;
  /** Names of the projects that its files import. */
  imports: string[];
}

/** Folders of the projects that have a changed file, or import such a project, directly or through others. */
export function affectedFolders(projects: Project[], changed: string[]): string[] {
  const affected = new Set(
    projects.filter(({ folder }) => changed.some((file) => file.startsWith(`${folder}/`))).map(({ name }) => name),
  );
  const isHit = ({ name, imports }: Project): boolean => !affected.has(name) && imports.some((it) => affected.has(it));
  for (let next = projects.find(isHit); next; next = projects.find(isHit)) affected.add(next.name);
  return projects.filter(({ name }) => affected.has(name)).map(({ folder }) => folder);
}

/**
 * The integration and end-to-end tests that a change can break: those of the projects that depend on a changed source,
 * those beside a changed helper, and those that changed. Unit tests are chosen by Jest, from what they import.
 * @param affected the folders of projects that depend on a changed source
 */
export function chooseTests(changed: string[], affected: string[], tests: string[]): string[] {
  if (changed.some((file) => shared.test(file))) return tests;
  const helpers = changed.filter((file) => isTest(file) && !/\.(spec|int|e2e)\.ts$/.test(file));
  const folders = [...affected, ...helpers.map((file) => file.slice(0, file.lastIndexOf('/')))];
  const system = changed.some((file) => isSource(file) && runsInSystems.test(file));
  return tests.filter((test) => {
    if (changed.includes(test)) return true;
    return test.endsWith('.e2e.ts') ? system : folders.some((folder) => test.startsWith(`${folder}/`));
  });
}
