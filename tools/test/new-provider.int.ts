import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../..');
const run = promisify(execFile);
let folder: string;

beforeAll(() => {
  // Inside the repository, so that imports of the workspace's packages resolve.
  mkdirSync(join(root, '.linesman'), { recursive: true });
  folder = mkdtempSync(join(root, '.linesman/providers-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const write = (code: string, kind: 'list' | 'sync') => {
  const script = `const { writeProvider } = await import('./tools/new-provider/write-provider.ts');
    console.log(JSON.stringify(await writeProvider('${code}', '${kind}', '${folder}')));`;
  return run(process.execPath, ['--input-type=module', '-e', script], { cwd: root });
};

it.each([
  ['list', 'shelf_list', 'LIST_ITEMS'],
  ['sync', 'shelf_sync', 'SYNC_ITEMS'],
] as const)('writes a folder for a %s that passes its own tests from the start', async (kind, code, capability) => {
  const files = JSON.parse((await write(code, kind)).stdout) as string[];
  expect(files).toEqual(expect.arrayContaining(['DISCOVERY.md', 'gateway.ts', 'provider.ts', `${code}.spec.ts`]));
  expect(files.filter((file) => !existsSync(join(folder, code, file)))).toEqual([]);
  expect(readFileSync(join(folder, code, 'manifest.ts'), 'utf8')).toContain(capability);
  expect(readFileSync(join(folder, 'built-in.ts'), 'utf8')).toContain(`./${code}/provider`);

  const { default: preset } = (await import(join(root, 'jest.preset.mjs'))) as { default: object };
  const config = JSON.stringify({ ...preset, rootDir: join(folder, code) });
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const tests = await run(process.execPath, ['--experimental-vm-modules', jest, '-c', config], { cwd: root });
  expect(tests.stderr).toMatch(/Tests: +\d+ passed, \d+ total/);
});

it('refuses an unknown kind and lists the known ones', async () => {
  const main = join(root, 'tools/new-provider/main.ts');
  await expect(run(process.execPath, [main, 'shelf', 'dance'])).rejects.toThrow(/\[list\|sync\]/);
});
