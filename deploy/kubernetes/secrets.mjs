import { writeYaml } from './write-yaml.mjs';

const secret = (name, stringData) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name },
  type: 'Opaque',
  stringData,
});

const verified = '?sslmode=verify-full';
const blank = (what) => `<${what}>`;
const meanings = {
  CREDENTIAL_KEYS: blank('k1:32 bytes in base64'),
  SESSION_KEY: blank('32 bytes in base64'),
  EVENT_SIGNING_KEY: blank('32 bytes in base64'),
  INBOUND_EMAIL_DOMAIN: blank(
    'a domain whose emails are posted to /inbound-email; leave both lines out where there is none',
  ),
  INBOUND_EMAIL_SECRET: blank('whsec_ and 32 bytes in base64'),
  SLACK_SIGNING_SECRET: blank('from the Slack app'),
  SMTP_URL: blank('smtps://user:password@host'),
  TEAMS_APP_DIRECTORY: blank('the directory (tenant) id in which that application is registered'),
  TEAMS_APP_ID: blank(
    'the application id of the bot for Microsoft Teams; leave the three lines out where there is none',
  ),
  TEAMS_APP_PASSWORD: blank('a client secret of that application'),
  WEBHOOK_SECRETS: blank('JSON: {"slack": "the signing secret of the app", "stripe": "whsec_…"}'),
  OAUTH_APPS: blank('JSON: {"dropbox": {"client_id": "…", "client_secret": "…"}}'),
};

function secretOf(name, { owns_schema, app }, { schemaOf, variableOf }) {
  const url = (kind) =>
    `postgres://${schemaOf(name)}_${kind}:<DB_PASSWORD_${variableOf(name)}>@postgres:5432/linesman${verified}`;
  return secret(`linesman-${name}`, {
    NATS_USER: name,
    NATS_PASSWORD: blank(`NATS_PASSWORD_${variableOf(name)}`),
    ...(owns_schema && { DATABASE_APP_URL: url('app'), DATABASE_SYSTEM_URL: url('system') }),
    ...(app.redis && { REDIS_URL: 'rediss://:<password>@redis:6379' }),
    ...Object.fromEntries([...(app.secrets ?? []), ...(app.settings ?? [])].map((it) => [it, meanings[it]])),
  });
}

const passwords = (prefix, names, variableOf) =>
  Object.fromEntries(names.map((name) => [`${prefix}_${variableOf(name)}`, blank('a long random one')]));

/** Platform services get their users by `npm run platform-user`. */
const ownUsers = (topology) => Object.keys(topology).filter((name) => !topology[name].bears_tokens);

/** Every secret, to be filled in: what stands in < > is yours, and what has the same name is the same. */
export const renderSecrets = ({ topology, deployedApps, schemaOwners, schemaOf, variableOf }) =>
  writeYaml([
    [
      'A template: fill in what stands in < >, or let your secret store make these secrets with the same names and keys. A\nNATS password has to begin with a letter. The certificates are secrets of their own, linesman-<service>-tls, with\ntls.crt, tls.key and ca.crt; cert-manager makes such.',
      secret('linesman-prepare', {
        POSTGRES_ADMIN_URL: `postgres://postgres:<password>@postgres:5432/postgres${verified}`,
        REDIS_URL: 'rediss://:<password>@redis:6379',
        NATS_PASSWORD_PROVISIONER: blank('a long random one'),
        DB_PASSWORD_OWNER: blank('a long random one'),
        ...passwords('DB_PASSWORD', schemaOwners, variableOf),
      }),
    ],
    secret('linesman-nats', passwords('NATS_PASSWORD', [...ownUsers(topology), 'provisioner'], variableOf)),
    ...deployedApps.map((name) => secretOf(name, topology[name], { schemaOf, variableOf })),
  ]);
