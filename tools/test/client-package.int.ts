import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(__dirname, '../..');
const run = promisify(execFile);
/** Outside the repository, so that nothing of the workspace is found by accident. */
let folder: string;
let project: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'linesman-client-'));
  project = join(folder, 'project');
  cpSync(join(root, 'examples/platform-service'), project, { recursive: true });
  const client = await packClient();
  const others = await pack(...withDependencies('@nats-io/transport-node'), ...withDependencies('@types/node'));
  cpSync(join(folder, client), join(project, client));
  // The compiler is this repository's own.
  changeManifest(({ devDependencies: _, ...manifest }) => manifest);
  await npm(project, 'install', '--no-save', ...others.map((file) => join(folder, file)));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const changeManifest = (change: (manifest: Record<string, unknown>) => object): void => {
  const file = join(project, 'package.json');
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>)));
};

/** Without the network, and with the settings of nobody. */
const npm = async (cwd: string, ...args: string[]): Promise<string> => {
  const settings = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock'];
  const env = { ...process.env, npm_config_cache: join(folder, 'cache'), npm_config_userconfig: join(folder, 'none') };
  return (await run('npm', [...args, ...settings], { cwd, env, maxBuffer: 1e8 })).stdout;
};

/** What `npm run build` and `npm pack` make of libs/client, without touching its `dist`, which others may be using. */
async function packClient(): Promise<string> {
  const copy = join(folder, 'client');
  mkdirSync(copy);
  for (const file of ['package.json', 'README.md']) cpSync(join(root, 'libs/client', file), join(copy, file));
  await run(process.execPath, [join(root, 'libs/client/build.mjs'), join(copy, 'dist')]);
  const [file] = await pack(copy);
  return file!;
}

async function pack(...folders: string[]): Promise<string[]> {
  const packed = await npm(folder, 'pack', '--json', '--pack-destination', folder, ...folders);
  return (JSON.parse(packed) as { filename: string }[]).map(({ filename }) => filename);
}

/** The folders of a package of this repository's and of all that it depends on. */
function withDependencies(name: string): string[] {
  const found = new Map<string, string>();
  const visit = (one: string): void => {
    if (found.has(one)) return;
    const place = join(root, 'node_modules', one);
    found.set(one, place);
    const { dependencies = {} } = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    Object.keys(dependencies).forEach(visit);
  };
  visit(name);
  return [...found.values()];
}

const installed = (): string[] =>
  readdirSync(join(project, 'node_modules'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

it('loads as an ES module and as CommonJS, and both have one LinesmanError', async () => {
  const script = `import { createRequire } from 'node:module';
    const module = await import('@linesman/client');
    const required = createRequire(import.meta.url)('@linesman/client');
    const same = Object.keys(required).every((name) => required[name] === module[name]);
    console.log(JSON.stringify({ names: Object.keys(required).sort(), same, decorators: 'metadata' in Reflect }));`;
  writeFileSync(join(project, 'load.mjs'), script);
  const { stdout } = await run(process.execPath, ['load.mjs'], { cwd: project });
  const names = ['LinesmanClient', 'LinesmanError', 'createClient'];
  expect(JSON.parse(stdout)).toEqual({ names, same: true, decorators: false });
});

it.each([
  ['an ES module', 'module'],
  ['CommonJS', 'commonjs'],
])('type-checks as %s under strict, with the declarations of its dependencies', async (_, type) => {
  changeManifest((manifest) => ({ ...manifest, type }));
  const tsc = join(root, 'node_modules/typescript7/bin/tsc');
  // The example awaits at its top level, which CommonJS cannot.
  const include = type === 'module' ? ['src'] : ['src/refused.ts'];
  writeFileSync(join(project, 'tsconfig.test.json'), JSON.stringify({ extends: './tsconfig.json', include }));
  const checking = run(process.execPath, [tsc, '--noEmit', '-p', 'tsconfig.test.json'], { cwd: project });
  const checked = await checking.catch((error: unknown) => error);
  expect((checked as { stdout: string }).stdout).toBe('');
});

it('weighs under 5 MB with its dependencies, and needs no validator', () => {
  const files = installed().filter((file) => !/node_modules\/(@types|undici-types)\//.test(file));
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  expect(bytes).toBeLessThan(5_000_000);
  const packages = files
    .filter((file) => file.endsWith('/package.json'))
    .map((file) => file.split('node_modules/').at(-1));
  expect(packages.sort()).toEqual(
    [
      '@linesman/client',
      '@nats-io/nats-core',
      '@nats-io/nkeys',
      '@nats-io/nuid',
      '@nats-io/transport-node',
      'tweetnacl',
    ].map((name) => `${name}/package.json`),
  );
});

it('asks for no older Node than its dependencies do', () => {
  const manifests = installed()
    .filter((file) => /node_modules\/(@linesman|@nats-io)\/[^/]+\/package\.json$/.test(file))
    .map((file) => JSON.parse(readFileSync(file, 'utf8')) as { name: string; engines?: { node: string } });
  const oldest = new Map(manifests.map(({ name, engines }) => [name, Number(/\d+/.exec(engines?.node ?? '0')![0])]));
  expect(oldest.get('@linesman/client')).toBe(Math.max(...oldest.values()));
});

it('contains its documentation, and neither sources nor tests', () => {
  const place = join(project, 'node_modules/@linesman/client');
  const files = readdirSync(place, { recursive: true, encoding: 'utf8' });
  expect(files).toEqual(expect.arrayContaining(['README.md', 'dist/index.mjs', 'dist/index.d.mts', 'dist/index.d.ts']));
  expect(files.filter((file) => /^src|spec|\.map$/.test(file))).toEqual([]);
});
