import { readFileSync, writeFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';
import { asyncapi } from './asyncapi.ts';

/** `npm run docs` writes the generated documents; with `--check` it fails where they differ from what stands. */
const file = new URL('../../docs/asyncapi.yaml', import.meta.url);
const fresh = asyncapi();
const { diagnostics } = await new Parser().parse(fresh);
const errors = diagnostics.filter((diagnostic) => Number(diagnostic.severity) === 0);
for (const error of errors) console.error(`docs/asyncapi.yaml: ${error.message} (${error.path.join('/')})`);

if (process.argv.includes('--check')) {
  const drifted = readFileSync(file, 'utf8') !== fresh;
  if (drifted)
    console.error('docs/asyncapi.yaml no longer says what the code says. Run `npm run docs` and commit the result.');
  process.exitCode = drifted || errors.length > 0 ? 1 : 0;
} else {
  writeFileSync(file, fresh);
  console.log('wrote docs/asyncapi.yaml');
  process.exitCode = errors.length > 0 ? 1 : 0;
}
