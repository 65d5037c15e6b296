import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Machine } from './machine.mjs';

/** The machines are folders: what is on their path are scripts that note how they were called. */
let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'linesman-machine-'))));
afterEach(() => rmSync(root, { recursive: true }));

function program(path: string, script = ''): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\necho "\${0##*/} $*" >> ${join(root, 'calls')}\n${script}\n`);
  chmodSync(file, 0o755);
}
const calls = (): string[] =>
  existsSync(join(root, 'calls')) ? readFileSync(join(root, 'calls'), 'utf8').trim().split('\n') : [];
/** Installs as Homebrew does: a versioned formula is not linked into the path. */
const brew = `
[ "$1" = install ] || exit 0
shift
for formula in "$@"; do
  case $formula in
    postgresql@17) dir=opt/postgresql@17/bin; programs="initdb postgres" ;;
    redis) dir=bin; programs=redis-server ;;
    *) dir=bin; programs=$formula ;;
  esac
  /bin/mkdir -p ${'${ROOT}'}/opt/homebrew/$dir
  for it in $programs; do : > ${'${ROOT}'}/opt/homebrew/$dir/$it; done
done`;

async function machine(of: Partial<Machine>): Promise<Machine> {
  const { machineOf } = await import('./machine.mjs');
  return machineOf({ platform: 'darwin', path: join(root, 'bin'), isRoot: false, root, ...of });
}

async function ensure(names: string[], on: Machine): Promise<{ said: string[]; fault?: string }> {
  const { ensureBinaries } = await import('./install.mjs');
  const said: string[] = [];
  try {
    ensureBinaries(names, (line) => said.push(line), on);
    return { said };
  } catch (error) {
    return { said, fault: (error as Error).message };
  }
}

const servers = ['postgres', 'nats', 'redis'];

it('installs what is missing on macOS with Homebrew, and finds it', async () => {
  program('bin/brew', `ROOT=${root}${brew}`);
  const mac = await machine({});
  expect(await ensure(servers, mac)).toEqual({ said: ['Installing PostgreSQL, NATS, Redis with Homebrew'] });
  expect(calls().at(-1)).toBe('brew install postgresql@17 nats-server redis');
  const { natsBinary, postgresBinaries, redisBinary } = await import('./binaries.mjs');
  expect(postgresBinaries('17', mac)?.initdb).toBe(join(root, 'opt/homebrew/opt/postgresql@17/bin/initdb'));
  expect(postgresBinaries('16', mac)).toBeUndefined();
  expect(natsBinary(mac)).toBe(join(root, 'opt/homebrew/bin/nats-server'));
  expect(redisBinary(mac)).toBe(join(root, 'opt/homebrew/bin/redis-server'));
  expect(await ensure(servers, mac)).toEqual({ said: [] });
});

it('finds the programs of Homebrew on Intel, and Chrome among the applications', async () => {
  program('usr/local/opt/postgresql@16/bin/initdb');
  program('usr/local/opt/postgresql@18/bin/initdb');
  program('Applications/Google Chrome.app/Contents/MacOS/Google Chrome');
  const mac = await machine({});
  const { chromiumBinary, postgresBinaries } = await import('./binaries.mjs');
  expect(postgresBinaries(undefined, mac)?.postgres).toBe(join(root, 'usr/local/opt/postgresql@18/bin/postgres'));
  expect(postgresBinaries('16', mac)?.postgres).toBe(join(root, 'usr/local/opt/postgresql@16/bin/postgres'));
  expect(chromiumBinary(mac)).toContain('Google Chrome.app');
});

it('says on macOS how Homebrew installs it, where it may not do so itself', async () => {
  program('bin/brew', `ROOT=${root}${brew}`);
  const { fault } = await ensure(['postgres', 'redis'], await machine({ isRoot: true }));
  expect(fault).toBe(
    'Not found on this machine: PostgreSQL, Redis. Do one of these: install them (brew install postgresql@17 redis); ' +
      'start Docker Desktop; set LINESMAN_POSTGRES_URL, LINESMAN_REDIS_URL.',
  );
});

it('says on macOS without Homebrew where to get it', async () => {
  const { fault } = await ensure(['nats'], await machine({}));
  expect(fault).toContain('install them (install Homebrew (https://brew.sh), then: brew install nats-server)');
  expect(fault).not.toContain('apt');
});

it('uses Docker on macOS where it answers, and nothing is installed', async () => {
  program('bin/brew', 'exit 1');
  program('bin/docker');
  const { chooseEngine } = await import('./servers.mjs');
  expect(await chooseEngine(['postgres', 'nats', 'redis'], undefined, await machine({}))).toBe('docker');
  expect(calls()).toEqual(['docker version --format {{.Server.Version}}']);
});

it('goes on without Docker where its engine does not run', async () => {
  program('bin/docker', 'exit 1');
  program('bin/brew', `ROOT=${root}${brew}`);
  const { chooseEngine } = await import('./servers.mjs');
  const said: string[] = [];
  const mac = await machine({});
  expect(await chooseEngine(['redis'], (line) => void said.push(line), mac)).toBe('binaries');
  expect(said).toEqual(['Installing Redis with Homebrew']);
});

it('installs on Debian with apt-get, as root or where sudo asks for no password', async () => {
  program('bin/apt-get', `case "$*" in *install*) : > ${join(root, 'bin/redis-server')} ;; esac`);
  const env = { platform: 'linux' };
  expect(await ensure(['redis'], await machine({ ...env, isRoot: true }))).toEqual({
    said: ["Installing Redis with the system's packages"],
  });
  expect(calls().at(-1)).toMatch(/^apt-get install -y .* redis-server$/);
  expect(existsSync(join(root, 'usr/sbin/policy-rc.d'))).toBe(false);
});

it('says on Debian what to install, where sudo asks for a password', async () => {
  program('bin/apt-get');
  program('bin/sudo', 'exit 1');
  const { said, fault } = await ensure(['nats'], await machine({ platform: 'linux' }));
  expect(said).toEqual([]);
  expect(fault).toContain('(apt-get install nats-server); start Docker; set LINESMAN_NATS_URL');
});

it('names the programs on a system whose packages it does not know', async () => {
  const { fault } = await ensure(servers, await machine({ platform: 'linux' }));
  expect(fault).toContain("(with the system's packages PostgreSQL nats-server Redis or Valkey)");
});

it('orders text by its bytes on each system', async () => {
  const { localeOf } = await import('./postgres.mjs');
  expect(localeOf('linux')).toEqual(['--locale=C.UTF-8']);
  expect(localeOf('darwin')).toEqual(['--locale=en_US.UTF-8', '--lc-collate=C']);
});
