import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { launch } from './child.mjs';
import { postgresBinaries } from './binaries.mjs';
import { runContainer } from './docker.mjs';
import { Failure } from './failure.mjs';
import { greet } from './ports.mjs';
import { runServer } from './server.mjs';

export const superuser = 'postgres';
const speed = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const settings = (durable) =>
  ['max_connections=300', 'timezone=UTC', ...(durable ? [] : speed)].flatMap((it) => ['-c', it]);

export async function startPostgres({ dir, port, password, durable = true, engine = 'binaries', template }) {
  mkdirSync(dir, { recursive: true, mode: 0o711 });
  const log = join(dir, 'postgres.log');
  const common = { name: 'PostgreSQL', port, log, ready: () => answers(port), stopSignal: 'SIGINT' };
  const server = await (engine === 'docker'
    ? runContainer({
        ...common,
        image: 'postgres',
        dir,
        innerPort: 5432,
        volume: '/var/lib/postgresql/data',
        env: { POSTGRES_PASSWORD: password },
        args: settings(durable),
      })
    : runServer({ ...common, begin: local({ dir, port, password, durable, log, template }) }));
  return { ...server, url: `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres` };
}

function local({ dir, port, password, durable, log, template }) {
  const data = postgresData(dir);
  const user = process.getuid?.() === 0 ? systemUser() : undefined;
  const version = existsSync(data) ? readFileSync(join(data, 'PG_VERSION'), 'utf8').trim() : undefined;
  const { initdb, postgres } = postgresBinaries(version) ?? {};
  if (!postgres)
    throw new Failure(`The data in ${data} needs PostgreSQL ${version ?? ''}: install postgresql-${version}.`);
  if (!version && template) copyTemplate({ initdb, data, password, user, template });
  else if (!version) initialise({ initdb, data, password, user, durable });
  const network = ['-p', String(port), '-h', '127.0.0.1', '-c', 'unix_socket_directories='];
  const args = ['-D', data, ...network, ...settings(durable)];
  // INT is its fast shutdown; TERM would wait for clients to leave.
  return () => launch({ command: postgres, args, user, log, deathSignal: 'INT', cwd: '/' });
}

/** Orders text by its bytes. macOS before 15 has no locale of this name. */
export const localeOf = (platform) =>
  platform === 'darwin' ? ['--locale=en_US.UTF-8', '--lc-collate=C'] : ['--locale=C.UTF-8'];

/** Makes the data folder under another name and renames it, so that an interrupted initdb leaves no half-made data. */
function initialise({ initdb, data, password, user, durable }) {
  const made = `${data}.new`;
  const passwordFile = `${data}.password`;
  rmSync(made, { recursive: true, force: true });
  mkdirSync(dirname(data), { recursive: true, mode: 0o711 });
  mkdirSync(made, { mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user) for (const path of [made, passwordFile]) chownSync(path, user.uid, user.gid);
  const args = ['-D', made, '-U', superuser, '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8'];
  const options = [...localeOf(process.platform), '--no-instructions', ...(durable ? [] : ['--no-sync'])];
  const { status, stderr } = spawnSync(initdb, [...args, ...options], { ...user, cwd: '/', encoding: 'utf8' });
  rmSync(passwordFile);
  if (status !== 0) throw new Failure(`PostgreSQL could not create ${data}: ${stderr.trim().split('\n').at(-1)}`);
  renameSync(made, data);
}

/** Copying takes a tenth of initdb's processor time. The first start with a template makes it, with its password. */
function copyTemplate({ initdb, data, password, user, template }) {
  if (!existsSync(template)) {
    const own = `${template}-${process.pid}`;
    initialise({ initdb, data: own, password, user, durable: false });
    try {
      renameSync(own, template);
    } catch (error) {
      // Another process made it meanwhile.
      if (!['ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
      rmSync(own, { recursive: true });
    }
  }
  mkdirSync(dirname(data), { recursive: true, mode: 0o711 });
  const { status, stderr } = spawnSync('cp', ['-a', template, `${data}.new`], { encoding: 'utf8' });
  if (status !== 0) throw new Failure(`${template} could not be copied: ${stderr.trim()}`);
  renameSync(`${data}.new`, data);
}

/** PostgreSQL refuses to run as root, and its own user cannot enter root's home. */
export function postgresData(dir) {
  if (process.getuid?.() !== 0 || enterable(dir)) return join(dir, 'data');
  return join('/var/lib/linesman', createHash('sha256').update(dir).digest('hex').slice(0, 16), 'data');
}

export function forgetPostgres(dir) {
  rmSync(dirname(postgresData(dir)), { recursive: true, force: true });
  rmSync(dir, { recursive: true, force: true });
}

function enterable(dir) {
  for (let path = dir; path !== '/'; path = dirname(path)) {
    if (existsSync(path) && !(statSync(path).mode & 0o001)) return false;
  }
  return true;
}

function systemUser() {
  const id = (flag) => spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  const [uid, gid] = [id('-u'), id('-g')];
  if (uid.status !== 0)
    throw new Failure('PostgreSQL does not run as root: create a user named postgres, or start as another user.');
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
}

/** A start packet without a password: `R` asks for one, `E` says that recovery is still under way. */
async function answers(port) {
  const body = Buffer.from(`\0\x03\0\0user\0${superuser}\0database\0postgres\0\0`, 'latin1');
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return (await greet(port, Buffer.concat([length, body])))?.[0] === 'R'.charCodeAt(0);
}
