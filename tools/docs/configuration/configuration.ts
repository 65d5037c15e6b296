import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deployedApps, schemaOwners } from '@linesman/contracts/topology';
import { prepareVariables, sharedByPrepare } from '@linesman/servers/prepare-variables';
import { launcherVariables, merged, passedOn } from '../../start/variables.mjs';
import { docComments } from './doc-comments.ts';
import { type Reader, type Row, rowsOf, tableOf } from './table.ts';
import { type Comments, type ConfigClass, type Variable, variablesOf } from './variables-of.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const shared = ['libs/service-kit/src/config.ts'];
/** `config.ts` of each app, and `<name>.config.ts` of its channels. */
const filesOf = (app: string): string[] => globSync(`apps/${app}/src/**/{config,*.config}.ts`, { cwd: root }).sort();

/** What each service reads, from its configuration classes. */
export async function serviceReaders(): Promise<Reader[]> {
  const files = deployedApps.flatMap(filesOf);
  const comments: Comments = new Map(
    [...shared, ...files].flatMap((file) => [...docComments(readFileSync(join(root, file), 'utf8'))]),
  );
  return Promise.all(deployedApps.map((name) => readerOf(name, comments)));
}

async function readerOf(name: string, comments: Comments): Promise<Reader> {
  const modules = await Promise.all(
    filesOf(name).map((file) => import(join(root, file)) as Promise<Record<string, unknown>>),
  );
  const shapes = modules.flatMap(Object.values).filter((it): it is ConfigClass => typeof it === 'function');
  return { name, variables: shapes.flatMap((shape) => variablesOf(shape, comments)) };
}

const declared = (variables: Record<string, Partial<Variable>>): Variable[] =>
  Object.entries(variables).map(([name, it]) => ({ name, required: false, values: '', meaning: '', ...it }));

/** Adds a program that reads some variables of the services under the same name, with its own defaults. */
const withReader = (rows: Row[], reader: string, defaults: Record<string, { default?: string }>): Row[] =>
  rows.map((row) => {
    const own = defaults[row.name];
    if (!own) return row;
    const differs = own.default !== undefined && own.default !== (row.default ?? '');
    const other = differs ? [...row.otherDefaults, `${reader}: \`${own.default}\``] : row.otherDefaults;
    return { ...row, readers: [...row.readers, reader], otherDefaults: other };
  });

const named = (names: string[]) => Object.fromEntries(names.map((name) => [name, {}]));

const head = `<!-- Made from the configuration classes by \`npm run docs\`; changes here are lost. -->

# Environment variables

Every program reads its configuration from environment variables. An empty variable counts as absent. A service with a
variable that is missing or wrong does not start, and names the variable.

- **every service**: catalog, integrations, gateway-executor, status-monitor, notifier and console.
- **prepare**: the job before each roll-out (\`deploy/prepare.mjs\`).
- **npm run platform-user**: the command that keeps the users of platform services.
- **npm start**: the launcher on one machine. It sets what its services need, and passes on what the table says that it
  reads.

`;

/** docs/configuration.md: one table of all environment variables. */
export async function configuration(): Promise<string> {
  const rows = rowsOf([
    ...(await serviceReaders()),
    { name: 'prepare', variables: declared(prepareVariables(schemaOwners)) },
    { name: 'npm start', variables: declared(launcherVariables) },
  ]);
  const prepared = withReader(rows, 'prepare', named(sharedByPrepare));
  const launched = withReader(prepared, 'npm start', { ...passedOn, ...named(merged) });
  const all = withReader(launched, 'npm run platform-user', named(['PLATFORM_USERS_FILE']));
  return `${head}${tableOf(all, deployedApps)}\n`;
}
