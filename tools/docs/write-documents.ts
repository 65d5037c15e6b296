import { readFileSync, writeFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';
import { builtInProviders } from '@linesman/providers';
import { format, resolveConfig } from 'prettier';
import { asyncapi } from './asyncapi.ts';
import { capabilityTypes } from './capability-types.ts';
import { configuration } from './configuration/configuration.ts';
import { clientTypes } from './client-types.ts';
import { consoleTypes } from './console-types.ts';
import { emailLayout } from './email-layout.ts';
import { lint } from './openapi/lint.ts';
import { openapi } from './openapi/openapi.ts';
import type { PublicRoutes } from './openapi/public-routes.ts';
import { retention } from './retention.ts';
import { workflowSchema } from './workflow-schema.ts';

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const typesFile = 'libs/client/src/capabilities.ts';
const configurationFile = 'docs/configuration.md';
const retentionFile = 'docs/retention.md';
const clientTypesFile = 'libs/client/src/contracts.generated.ts';
const consoleTypesFile = 'apps/console/src/upstream/api.generated.ts';
const workflowFile = 'docs/workflow.schema.json';
const layoutFile = 'apps/notifier/templates/frame.html.liquid';
const routesFile = 'apps/console/src/upstream/public-routes.generated.ts';

/** Writes the generated files; with `--check` only reports those that differ from what the code says. */
export async function writeDocuments(isCheck: boolean): Promise<void> {
  // Before openapi(), which loads the apps' DTOs: class-validator distinguishes classes by their names alone.
  const events = asyncapi();
  const { text: api, routes } = await openapi();
  const fresh: Record<string, string> = {
    'docs/asyncapi.yaml': events,
    'docs/openapi.yaml': api,
    [configurationFile]: await formatted(configurationFile, await configuration()),
    [retentionFile]: await formatted(retentionFile, await retention()),
    [typesFile]: await formatted(typesFile, capabilityTypes(builtInProviders.map((it) => it.manifest))),
    [clientTypesFile]: await formatted(clientTypesFile, clientTypes()),
    [consoleTypesFile]: await formatted(consoleTypesFile, await consoleTypes(api)),
    [workflowFile]: await formatted(workflowFile, await workflowSchema()),
    [layoutFile]: await emailLayout(),
    [routesFile]: await formatted(routesFile, routesModule(routes)),
  };
  const faults = [
    ...(await faultsOfAsyncapi(events)),
    ...(await lint(api)).map((fault) => `docs/openapi.yaml: ${fault}`),
  ];
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;

  for (const [path, text] of Object.entries(fresh)) {
    if (!isCheck) {
      writeFileSync(at(path), text);
      console.log(`wrote ${path}`);
    } else if (readFileSync(at(path), 'utf8') !== text) {
      console.error(`${path} no longer says what the code says. Run \`npm run docs\` and commit the result.`);
      process.exitCode = 1;
    }
  }
}

const routesModule = (routes: PublicRoutes): string => `import type { SchemaOwner } from '@linesman/contracts/topology';

/** Which service serves which path of the public origin. Made from the controllers by \`npm run docs\`; do not edit. */
export const publicRoutes = ${JSON.stringify(routes)} as const satisfies Record<string, SchemaOwner>;
`;

async function formatted(path: string, code: string): Promise<string> {
  return format(code, { ...(await resolveConfig(at(path))), filepath: path });
}

async function faultsOfAsyncapi(text: string): Promise<string[]> {
  const { diagnostics } = await new Parser().parse(text);
  return diagnostics
    .filter(({ severity }) => Number(severity) === 0)
    .map(({ message, path }) => `docs/asyncapi.yaml: ${message} (${path.join('/')})`);
}
