import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { forgetServers, generatePasswords } from '../../libs/servers/src/access.mjs';
import { Failure } from '../../libs/servers/src/failure.mjs';
import { isFree } from '../../libs/servers/src/ports.mjs';
import { oauthApps } from './environment.mjs';
import { home, makeHome, readJson, stateDir, writeJson } from './paths.mjs';

export const serversDir = join(stateDir, 'servers');
export const sandboxDir = join(stateDir, 'sandbox');
/** NATS keeps its configuration and its streams here. */
export const natsDir = join(serversDir, 'nats');
export const platformUsersFile = join(stateDir, 'platform-users.json');
const portsFile = join(stateDir, 'ports.json');
const secretsFile = join(stateDir, 'secrets.json');

export const readEngine = () => readJson(join(stateDir, 'engine.json'));

export function forget() {
  forgetServers(serversDir, readEngine() === 'docker');
  rmSync(stateDir, { recursive: true, force: true });
  makeHome();
}

/** Keeps the same ports for every start, below the range that the kernel uses for outgoing connections. */
export async function keepPorts(names) {
  const kept = readJson(portsFile) ?? {};
  const start = 20_000 + (createHash('sha256').update(home).digest().readUInt32BE() % 9_000);
  let next = start;
  for (const name of names) {
    if (kept[name] !== undefined) {
      if (await isFree(kept[name])) continue;
      throw new Failure(
        `Port ${kept[name]}, kept for ${name}, is taken: stop the program that uses it, or delete ${portsFile} to choose new ports.`,
      );
    }
    while (Object.values(kept).includes(next) || !(await isFree(next))) next++;
    kept[name] = next;
  }
  writeJson(portsFile, kept);
  return Object.fromEntries(names.map((name) => [name, kept[name]]));
}

/** Reads the file each time, because `npm run rotate-keys` changes the credential keys under a running system. */
export const readSecrets = () => readJson(secretsFile);
export const writeSecrets = (secrets) => writeJson(secretsFile, secrets);

/** Makes the secrets at the first start, and adds those that a later version needs. */
export function keepSecrets({ schemas, services }) {
  const kept = readSecrets() ?? {};
  const made = generatePasswords({ schemas, services });
  const text = (bytes) => randomBytes(bytes).toString('base64url');
  const oauthApp = (code) => ({ client_id: `linesman-${code}`, client_secret: text(24) });
  const secrets = {
    postgres: kept.postgres ?? made.postgres,
    redis: kept.redis ?? made.redis,
    roles: { ...made.roles, ...kept.roles },
    // Where the environment names a NATS: the passwords of its users, from the file that LINESMAN_NATS_PASSWORDS names.
    nats: { ...made.nats, ...kept.nats, ...readJson(process.env.LINESMAN_NATS_PASSWORDS ?? '') },
    credential_keys: kept.credential_keys ?? `k1:${randomBytes(32).toString('base64')}`,
    session_key: kept.session_key ?? randomBytes(32).toString('base64'),
    event_signing_key: kept.event_signing_key ?? randomBytes(32).toString('base64'),
    inbound_email_secret: kept.inbound_email_secret ?? `whsec_${randomBytes(32).toString('base64')}`,
    slack_signing_secret: kept.slack_signing_secret ?? text(24),
    teams_app_password: kept.teams_app_password ?? text(24),
    stripe_webhook_secret: kept.stripe_webhook_secret ?? `whsec_${text(24)}`,
    oauth_apps: {
      ...Object.fromEntries(oauthApps.map((code) => [code, oauthApp(code)])),
      ...kept.oauth_apps,
      ...JSON.parse(process.env.OAUTH_APPS ?? '{}'),
    },
  };
  writeSecrets(secrets);
  return secrets;
}

export const keepEngine = (engine) => writeJson(join(stateDir, 'engine.json'), engine);
