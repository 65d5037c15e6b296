import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessOf } from '../../libs/servers/src/access.mjs';
import { root } from './paths.mjs';
import { serviceNames } from './services.mjs';
import { passedOn } from './variables.mjs';

const host = '127.0.0.1';
export const originOf = (port) => `http://${host}:${port}`;

/** `setup.json` in a stand-in's folder: the provider's real origins, and whether the stand-in has an OAuth app for us. */
const standIns = join(root, 'apps/sandbox/src/providers');
const setups = Object.fromEntries(
  readdirSync(standIns)
    .sort()
    .map((code) => [code, join(standIns, code, 'setup.json')])
    .filter(([, file]) => existsSync(file))
    .map(([code, file]) => [code, JSON.parse(readFileSync(file, 'utf8'))]),
);
export const oauthApps = Object.keys(setups).filter((code) => setups[code].oauth_app);
export const providerOrigins = (sandbox) =>
  Object.fromEntries(
    Object.entries(setups).flatMap(([code, { origins }]) => origins.map((origin) => [origin, `${sandbox}/${code}`])),
  );

/** Values for the environment variables that a row of the topology names as secrets or settings of its service. */
const valuesOf = (secrets, ports) => ({
  CREDENTIAL_KEYS: secrets.credential_keys,
  OAUTH_APPS: JSON.stringify(secrets.oauth_apps),
  EVENT_SIGNING_KEY: secrets.event_signing_key,
  SLACK_SIGNING_SECRET: secrets.slack_signing_secret,
  TEAMS_APP_DIRECTORY: 'linesman.example',
  TEAMS_APP_ID: '2c9f3b1a-5d47-4e0c-9a68-1f7e0b6d4c35',
  TEAMS_APP_PASSWORD: secrets.teams_app_password,
  WEBHOOK_SECRETS: JSON.stringify({ slack: secrets.slack_signing_secret, stripe: secrets.stripe_webhook_secret }),
  INBOUND_EMAIL_SECRET: secrets.inbound_email_secret,
  INBOUND_EMAIL_DOMAIN: 'in.linesman.example',
  SESSION_KEY: secrets.session_key,
  SMTP_URL: `smtp://${host}:${ports.smtp}`,
});
/** The sandbox plays Slack, Teams, the mail server and the providers, which know these secrets too. */
const sandboxVariables = [
  'INBOUND_EMAIL_SECRET',
  'SLACK_SIGNING_SECRET',
  'TEAMS_APP_ID',
  'TEAMS_APP_PASSWORD',
  'OAUTH_APPS',
  'WEBHOOK_SECRETS',
];

const addressOf = (service) => `${service.replaceAll('-', '_').toUpperCase()}_URL`;

/** Every process of a service: the first has the service's name, the next ones a number behind it. */
const originsOf = (service, ports) =>
  Object.keys(ports)
    .filter((name) => name.replace(/-\d+$/, '') === service)
    .map((name) => originOf(ports[name]))
    .join(',');

/** Redis is told only to those that use it. */
const urlsFor = ({ app }, { redis, ...others }) => (app.redis ? { redis, ...others } : others);

/** What the launcher's own environment says about a service, by the table of what it passes on. */
const passedTo = (service) =>
  Object.fromEntries(
    Object.entries(passedOn)
      .filter(([, { only = service }]) => only === service)
      .map(([variable, { default: otherwise }]) => [variable, process.env[variable] ?? otherwise])
      .filter(([, value]) => value !== undefined),
  );

/**
 * The environment of one process of a service; it holds no other service's secrets.
 * `topology` has the services' rows, `schemas` maps a service to the schema it owns, `ports` names to ports, `urls` the
 * three servers to theirs.
 */
export function environmentOf({ service, name = service, ports, urls, schemas, topology, secrets, sandboxDir }) {
  const sandbox = originOf(ports.sandbox);
  const { secrets: own = [], settings = [] } = topology[service]?.app ?? { secrets: sandboxVariables };
  const values = valuesOf(secrets, ports);
  return {
    PORT: String(ports[name]),
    HOST: host,
    NODE_ENV: 'development',
    PUBLIC_ORIGIN: originOf(ports.console),
    TOKEN_ISSUER: `${sandbox}/idp`,
    JWKS_URL: `${sandbox}/idp/jwks`,
    TOKEN_AUDIENCE: 'linesman',
    PROVIDER_ORIGINS: JSON.stringify({
      ...providerOrigins(sandbox),
      ...JSON.parse(process.env.PROVIDER_ORIGINS ?? '{}'),
    }),
    ALLOW_LOOPBACK_ADDRESSES: 'true',
    ...passedTo(service),
    ...Object.fromEntries(serviceNames.map((it) => [addressOf(it), originsOf(it, ports)])),
    ...(service === 'sandbox'
      ? { SMTP_PORT: String(ports.smtp), SANDBOX_STATE_DIR: sandboxDir }
      : accessOf({ service, schema: schemas[service], urls: urlsFor(topology[service], urls), passwords: secrets })),
    ...Object.fromEntries([...own, ...settings].map((variable) => [variable, values[variable]])),
  };
}

/** The only variables of the launcher's own environment that a service gets. */
export const machineEnvironment = () =>
  Object.fromEntries(
    ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR'].flatMap((it) => (process.env[it] ? [[it, process.env[it]]] : [])),
  );
