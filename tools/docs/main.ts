import { readFileSync, writeFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';
import { builtInProviders } from '@linesman/providers';
import { format, resolveConfig } from 'prettier';
import { asyncapi } from './asyncapi.ts';
import { capabilityTypes } from './capability-types.ts';

/** `npm run docs` writes what is generated; with `--check` it fails where that differs from what stands. */
const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const typesFile = 'libs/client/src/capabilities.ts';
const style = await resolveConfig(at(typesFile));
const types = capabilityTypes(builtInProviders.map((it) => it.manifest));
const fresh: Record<string, string> = {
  'docs/asyncapi.yaml': asyncapi(),
  [typesFile]: await format(types, { ...style, parser: 'typescript' }),
};
const { diagnostics } = await new Parser().parse(fresh['docs/asyncapi.yaml']!);
const errors = diagnostics.filter((diagnostic) => Number(diagnostic.severity) === 0);
for (const error of errors) console.error(`docs/asyncapi.yaml: ${error.message} (${error.path.join('/')})`);
process.exitCode = errors.length > 0 ? 1 : 0;

for (const [path, text] of Object.entries(fresh)) {
  if (!process.argv.includes('--check')) {
    writeFileSync(at(path), text);
    console.log(`wrote ${path}`);
  } else if (readFileSync(at(path), 'utf8') !== text) {
    console.error(`${path} no longer says what the code says. Run \`npm run docs\` and commit the result.`);
    process.exitCode = 1;
  }
}
