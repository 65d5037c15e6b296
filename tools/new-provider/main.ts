import { join } from 'node:path';
import { type Kind, kinds, writeProvider } from './write-provider.ts';

const providersFolder = join(import.meta.dirname, '../../libs/providers/src');
const usage = `Usage: npm run new-provider <code> [${kinds.join('|')}], for example pipedrive sync.`;
const isKind = (word: string): word is Kind => kinds.some((kind) => kind === word);

try {
  const [code, kind = 'list', ...rest] = process.argv.slice(2);
  if (!code || !isKind(kind) || rest.length) throw new Error(usage);
  const written = await writeProvider(code, kind, providersFolder);
  console.log(`Wrote libs/providers/src/${code}:\n${written.map((file) => `  ${file}`).join('\n')}`);
  console.log(
    'It is in the registry and calls an invented API, as its tests do: change these files to call the real one.',
  );
  console.log('Then `npm run docs`: the types of its capabilities in libs/client are made from its manifest.');
  console.log(`To play it in the sandbox, add apps/sandbox/src/providers/${code}/stand-in.ts (see CONTRIBUTING.md).`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
