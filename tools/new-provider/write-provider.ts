import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const templates = join(import.meta.dirname, 'templates');

/** Writes the provider's folder and lists it among the built-in ones; returns the files written. */
export async function writeProvider(code: string, providersFolder: string): Promise<string[]> {
  if (!/^[a-z][a-z0-9_]{1,49}$/.test(code)) {
    throw new Error(`"${code}" is no provider code: lower case letters, digits and _, from a letter.`);
  }
  const folder = join(providersFolder, code);
  if (existsSync(folder)) throw new Error(`There is a provider "${code}" already: ${folder}.`);

  const displayName = code.replace(
    /(^|_)([a-z0-9])/g,
    (_, gap: string, letter: string) => (gap && ' ') + letter.toUpperCase(),
  );
  const files = globSync('**/*.txt', { cwd: templates }).sort();
  for (const file of files) {
    const target = join(folder, targetOf(file, code));
    mkdirSync(dirname(target), { recursive: true });
    const text = readFileSync(join(templates, file), 'utf8');
    await writeFormatted(target, text.replaceAll('__code__', code).replaceAll('__Display Name__', displayName));
  }
  await writeFormatted(join(providersFolder, 'built-in.ts'), builtIn(providersFolder));
  return files.map((file) => targetOf(file, code));
}

/** Names differ in length, and so do the lines they stand in. */
async function writeFormatted(file: string, text: string): Promise<void> {
  const config = await resolveConfig(join(templates, 'any.ts'));
  writeFileSync(file, await format(text, { ...config, filepath: file }));
}

const targetOf = (file: string, code: string) => file.replace(/\.txt$/, '').replace('__code__', code);

function builtIn(providersFolder: string): string {
  const codes = readdirSync(providersFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(providersFolder, entry.name, 'provider.ts')))
    .map((entry) => entry.name)
    .sort();
  const name = (code: string) => code.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return [
    `import type { Provider } from '@linesman/provider-kit';`,
    ...codes.map((code) => `import { provider as ${name(code)} } from './${code}/provider';`),
    '',
    '/** One line a folder; `npm run new-provider` keeps it. */',
    `export const builtInProviders: Provider[] = [${codes.map(name).join(', ')}];`,
    '',
  ].join('\n');
}
