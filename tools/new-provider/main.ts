import { join } from 'node:path';
import { writeProvider } from './write-provider.ts';

const providersFolder = join(import.meta.dirname, '../../libs/providers/src');
const [code, ...rest] = process.argv.slice(2);

try {
  if (!code || rest.length) throw new Error('Say which: npm run new-provider <code>, for example pipedrive.');
  const written = await writeProvider(code, providersFolder);
  console.log(`Wrote libs/providers/src/${code}:\n${written.map((file) => `  ${file}`).join('\n')}`);
  console.log(
    'It is in the registry, with an invented API that its tests hold to: make the files above speak to the real one.',
  );
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
