/** Values that a developer may replace in a .env file. */
const given = (variable, value) => `\${${variable}:-${value}}`;
const slackSecret = given('SLACK_SIGNING_SECRET', 'development-only-not-a-secret');
const inboundSecret = given('INBOUND_EMAIL_SECRET', 'whsec_ZGV2ZWxvcG1lbnQtb25seS1ub3QtYS1zZWNyZXQtMSE=');
const teamsApp = given('TEAMS_APP_ID', '2c9f3b1a-5d47-4e0c-9a68-1f7e0b6d4c35');
const teamsPassword = given('TEAMS_APP_PASSWORD', 'development-only-not-a-secret');
const webhookSecrets = `'{"slack":"${slackSecret}","stripe":"${given('STRIPE_WEBHOOK_SECRET', 'development-only-not-a-secret')}"}'`;
const secrets = {
  CREDENTIAL_KEYS: given('CREDENTIAL_KEYS', 'k1:ZGV2ZWxvcG1lbnQtb25seS1ub3QtYS1zZWNyZXQtMSE='),
  SESSION_KEY: given('SESSION_KEY', 'ZGV2ZWxvcG1lbnQtb25seS1ub3QtYS1zZWNyZXQtMSE='),
  EVENT_SIGNING_KEY: given('EVENT_SIGNING_KEY', 'ZGV2ZWxvcG1lbnQtb25seS1ub3QtYS1zZWNyZXQtMSE='),
  INBOUND_EMAIL_DOMAIN: given('INBOUND_EMAIL_DOMAIN', 'in.linesman.example'),
  INBOUND_EMAIL_SECRET: inboundSecret,
  SLACK_SIGNING_SECRET: slackSecret,
  TEAMS_APP_DIRECTORY: 'linesman.example',
  TEAMS_APP_ID: teamsApp,
  TEAMS_APP_PASSWORD: teamsPassword,
  WEBHOOK_SECRETS: webhookSecrets,
  SMTP_URL: given('SMTP_URL', 'smtp://sandbox.localhost:2525'),
};

const folded = (entries) =>
  `    {${Object.entries(entries)
    .map(([key, value]) => `"${key}":"${value}"`)
    .join(',\n    ')}}`;
const oauthApps = (codes) => {
  const app = (code) =>
    `"${code}":{"client_id":"linesman-${code}","client_secret":"${given(`${code.toUpperCase()}_CLIENT_SECRET`, 'development')}"}`;
  return `    {${codes.map(app).join(',\n    ')}}`;
};

/** docker-compose.yml: the launcher's system in containers. */
export function renderCompose({
  topology,
  apps: names,
  owners,
  urls,
  origins,
  oauth,
  variableOf,
  schemaOf,
  stopSeconds,
  shippedConnections,
}) {
  const natsPassword = (name) => given(`NATS_PASSWORD_${variableOf(name)}`, `development-${name}`);
  const databasePassword = (name) => given(`DB_PASSWORD_${variableOf(name)}`, 'development');
  const users = Object.keys(topology).filter((name) => !topology[name].bears_tokens);
  const apps = names.map((name) => ({ name, ...topology[name] }));

  const databaseUrl = (name, kind) =>
    `postgres://${schemaOf(name)}_${kind}:${databasePassword(name)}@postgres:5432/linesman`;
  const environment = ({ name, owns_schema, app: { secrets: own = [], settings = [], redis } }) =>
    [
      own.includes('OAUTH_APPS') ? '<<: [*environment, *oauth-apps]' : '<<: *environment',
      ...[...own, ...settings].filter((it) => it !== 'OAUTH_APPS').map((it) => `${it}: ${secrets[it]}`),
      `NATS_USER: ${name}`,
      `NATS_PASSWORD: ${natsPassword(name)}`,
      ...(redis ? ['REDIS_URL: redis://:${REDIS_PASSWORD:-development}@redis:6379'] : []),
      ...(owns_schema
        ? [`DATABASE_APP_URL: ${databaseUrl(name, 'app')}`, `DATABASE_SYSTEM_URL: ${databaseUrl(name, 'system')}`]
        : []),
      ...(name === 'console' ? [`PORT: '24300'`] : []),
    ]
      .map((line) => `      ${line}\n`)
      .join('');
  // The console is the one public origin.
  const publicOrigin = `    ports: ['127.0.0.1:24300:24300']
    networks: { linesman: { aliases: [linesman.localhost] } }
`;
  const renderService = (row) => `  ${row.name}:
    <<: *service
    build:
      context: .
      dockerfile: deploy/Dockerfile
      args: { APP: ${row.name}, PROVIDER_PACKAGES: '\${PROVIDER_PACKAGES:-}' }
    image: linesman/${row.name}
    depends_on: *waits
    environment:
${environment(row)}${row.name === 'console' ? publicOrigin : ''}`;

  return `# Made from libs/contracts/src/topology.ts by deploy/render.mjs; changes here are lost.
# The whole system in containers: npm run build, then docker compose --profile sandbox up
# The sandbox is in no image: it runs from this checkout.
# For development: ports are open on loopback only, and every secret has a default that a .env file replaces.
# *.localhost is this machine to a browser and, by the aliases below, the right container to a service.

x-service: &service
  init: true
  restart: unless-stopped
  stop_grace_period: ${stopSeconds + 5}s
  networks: [linesman]

x-waits: &waits
  prepare: { condition: service_completed_successfully }
  nats: { condition: service_healthy }
  redis: { condition: service_healthy }

x-environment: &environment
  NODE_ENV: development
  LOG_LEVEL: \${LOG_LEVEL:-info}
  HOST: 0.0.0.0
  PORT: '8080'
  PUBLIC_ORIGIN: http://linesman.localhost:24300
  TOKEN_ISSUER: \${TOKEN_ISSUER:-http://sandbox.localhost:24400/idp}
  JWKS_URL: \${JWKS_URL:-http://sandbox.localhost:24400/idp/jwks}
  TOKEN_AUDIENCE: linesman
  STAFF_TENANT: '\${STAFF_TENANT:-}'
  NATS_URL: nats://nats:4222
${urls.map(([variable, url]) => `  ${variable}: ${url}`).join('\n')}
  CONSOLE_URL: http://linesman.localhost:24300
  SANDBOX_URL: http://sandbox.localhost:24400
  ALLOW_LOOPBACK_ADDRESSES: 'false'
  PROBE_INTERVALS: '{"dropbox":3}'
  WEBHOOK_REFUSED_SECONDS: '30'
  PROVIDER_PACKAGES: '\${PROVIDER_PACKAGES:-}'
  PROVIDER_ORIGINS: >-
${folded(origins)}

x-oauth-apps: &oauth-apps
  OAUTH_APPS: >-
${oauthApps(oauth)}

services:
  postgres:
    <<: *service
    image: postgres:17.6-alpine
    command: [postgres, -c, max_connections=${shippedConnections}, -c, timezone=UTC]
    environment: { POSTGRES_PASSWORD: '\${POSTGRES_PASSWORD:-development}' }
    volumes: ['postgres:/var/lib/postgresql/data']
    healthcheck: { test: [CMD, pg_isready, -U, postgres, -h, 127.0.0.1], interval: 2s, timeout: 3s, retries: 30 }

  nats:
    <<: *service
    image: nats:2.12.1-alpine
    command: [nats-server, -c, /etc/nats.conf, -m, '8222']
    environment:
${users.map((name) => `      NATS_PASSWORD_${variableOf(name)}: ${natsPassword(name)}`).join('\n')}
      NATS_PASSWORD_PROVISIONER: \${NATS_PASSWORD_PROVISIONER:-development-provisioner}
    volumes: ['\${NATS_CONF:-./deploy/nats/compose.conf}:/etc/nats.conf:ro', 'nats:/data']
    healthcheck:
      test: [CMD, wget, -q, -O, /dev/null, 'http://127.0.0.1:8222/healthz?js-enabled-only=true']
      interval: 2s
      timeout: 3s
      retries: 30

  redis:
    <<: *service
    image: redis:7.4.5-alpine
    command:
      - redis-server
      - --requirepass
      - \${REDIS_PASSWORD:-development}
      - --appendonly
      - 'yes'
      - --appendfsync
      - everysec
      - --maxmemory-policy
      - noeviction
    volumes: ['redis:/data']
    environment: { REDISCLI_AUTH: '\${REDIS_PASSWORD:-development}' }
    healthcheck: { test: [CMD, redis-cli, ping], interval: 2s, timeout: 3s, retries: 30 }

  prepare:
    build: { context: ., dockerfile: deploy/Dockerfile, args: { APP: prepare } }
    image: linesman/prepare
    healthcheck: { disable: true }
    networks: [linesman]
    depends_on:
      postgres: { condition: service_healthy }
      nats: { condition: service_healthy }
      redis: { condition: service_healthy }
    environment:
      POSTGRES_ADMIN_URL: postgres://postgres:\${POSTGRES_PASSWORD:-development}@postgres:5432/postgres
      NATS_URL: nats://nats:4222
      NATS_PASSWORD_PROVISIONER: \${NATS_PASSWORD_PROVISIONER:-development-provisioner}
      REDIS_URL: redis://:\${REDIS_PASSWORD:-development}@redis:6379
      DB_PASSWORD_OWNER: \${DB_PASSWORD_OWNER:-development-owner}
${owners.map((name) => `      DB_PASSWORD_${variableOf(name)}: ${databasePassword(name)}`).join('\n')}

${apps.map(renderService).join('\n')}
  sandbox:
    <<: *service
    profiles: [sandbox]
    image: node:24.21.0-bookworm-slim
    user: node
    working_dir: /linesman
    command: [node, apps/sandbox/dist/main.js]
    environment:
      <<: [*environment, *oauth-apps]
      PORT: '24400'
      SMTP_PORT: '2525'
      SANDBOX_ORIGIN: http://sandbox.localhost:24400
      SANDBOX_STATE_DIR: /tmp/sandbox
      INBOUND_EMAIL_SECRET: ${inboundSecret}
      SLACK_SIGNING_SECRET: ${slackSecret}
      TEAMS_APP_ID: ${teamsApp}
      TEAMS_APP_PASSWORD: ${teamsPassword}
      WEBHOOK_SECRETS: ${webhookSecrets}
    ports: ['127.0.0.1:24400:24400']
    volumes: ['.:/linesman:ro']
    networks: { linesman: { aliases: [sandbox.localhost] } }

networks:
  linesman: {}

volumes:
  postgres: {}
  nats: {}
  redis: {}
`;
}
