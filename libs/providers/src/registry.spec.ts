import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProviders } from './registry';

const folder = mkdtempSync(join(tmpdir(), 'linesman-providers-'));
afterAll(() => rmSync(folder, { recursive: true }));

const packageOf = (name: string, source: string) => {
  const file = join(folder, `${name}.cjs`);
  writeFileSync(file, source);
  return file;
};
const shaped = (code: string) =>
  `exports.provider = { manifest: { code: '${code}' }, gateway: async () => ({}), probe: async () => {} };`;

it('has the provider of every folder, under the name of the folder', async () => {
  const folders = readdirSync(__dirname).filter((name) => existsSync(join(__dirname, name, 'provider.ts')));
  expect(folders).toEqual(expect.arrayContaining(['dropbox', 'salesforce', 'slack', 'stripe']));
  expect([...(await loadProviders()).keys()].sort()).toEqual(folders.sort());
});

it('loads a provider from a package named by configuration', async () => {
  const providers = await loadProviders([packageOf('pipedrive', shaped('pipedrive'))]);
  expect(providers.get('pipedrive')?.manifest.code).toBe('pipedrive');
});

it('refuses a second provider of the same code', async () => {
  await expect(loadProviders([packageOf('other', shaped('stripe'))])).rejects.toThrow('"stripe"');
});

it('names a package that is no provider or not installed', async () => {
  await expect(loadProviders([packageOf('empty', 'exports.answer = 42;')])).rejects.toThrow('exports no "provider"');
  await expect(loadProviders(['@example/not-installed'])).rejects.toThrow('@example/not-installed could not be loaded');
});
