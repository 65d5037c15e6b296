import { existsSync, globSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';

const templates = join(import.meta.dirname, 'templates');

/** What the first capability does: return a list, or synchronise records. */
export const kinds = ['list', 'sync'] as const;
export type Kind = (typeof kinds)[number];

/** Writes the provider's folder and lists it among the built-in ones; returns the files written. */
export async function writeProvider(code: string, kind: Kind, providersFolder: string): Promise<string[]> {
  if (!/^[a-z][a-z0-9_]{1,49}$/.test(code)) {
    throw new Error(`"${code}" is not a provider code: use lower case letters, digits and _, and begin with a letter.`);
  }
  const folder = join(providersFolder, code);
  if (existsSync(folder)) throw new Error(`There is a provider "${code}" already: ${folder}.`);

  const displayName = code.replace(
    /(^|_)([a-z0-9])/g,
    (_, gap: string, letter: string) => (gap && ' ') + letter.toUpperCase(),
  );
  const files = ['common', kind].flatMap((part) =>
    globSync('**/*.txt', { cwd: join(templates, part) }).map((file) => ({ part, file })),
  );
  const written: string[] = [];
  for (const { part, file } of files) {
    const name = file.replace(/\.txt$/, '').replace('__code__', code);
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    const text = readFileSync(join(templates, part, file), 'utf8');
    await writeFormatted(
      join(folder, name),
      text.replaceAll('__code__', code).replaceAll('__Display Name__', displayName),
    );
    written.push(name);
  }
  await writeFormatted(join(providersFolder, 'built-in.ts'), builtIn(providersFolder));
  return written.sort();
}

/** The length of a name changes how its line has to be formatted. */
async function writeFormatted(file: string, text: string): Promise<void> {
  const config = await resolveConfig(join(templates, 'any.ts'));
  writeFileSync(file, await format(text, { ...config, filepath: file }));
}

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
    '/** One line for each folder, written by `npm run new-provider`. */',
    `export const builtInProviders: Provider[] = [${codes.map(name).join(', ')}];`,
    '',
  ].join('\n');
}
