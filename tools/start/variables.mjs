/**
 * Settings of services that `npm start` passes on from its own environment, with its own default where it has one.
 * `only`: the one service that gets it.
 */
export const passedOn = {
  LOG_LEVEL: { default: 'info' },
  PROVIDER_PACKAGES: { default: '' },
  STAFF_TENANT: { default: '' },
  PROBE_INTERVALS: { default: '{"dropbox":3}' },
  WEBHOOK_REFUSED_SECONDS: { default: '30' },
  PROVIDER_HOLD_SECONDS: {},
  HOLD_AT_CUSTOMERS: {},
  DATABASE_POOL_SIZE: {},
  TENANT_EVENT_BYTES_AN_HOUR: {},
  RETENTION_DAYS: {},
  ATTEMPT_SECONDS: {},
  DEFAULT_DEADLINE_SECONDS: {},
  SYNC_DEADLINE_SECONDS: {},
  STATUS_CACHE: {},
  PROVIDER_TIMEOUT_MS: {},
  REDEEM_LEASE_MS: {},
  LEASE_WAIT_MS: {},
  SEND_LEASE_SECONDS: {},
  AMBIGUOUS_WAIT_SECONDS: {},
  SWEEP_INTERVAL_MS: {},
  SLACK_TIMEOUT_MS: {},
  TEAMS_TIMEOUT_MS: {},
  SMTP_TIMEOUT_MS: {},
  MAIL_FROM: {},
  MAIL_DOMAINS: {},
  DKIM_KEYS: { only: 'notifier' },
  HEARTBEAT_URL: { only: 'notifier' },
  OIDC_CLIENT_ID: { only: 'console' },
  OIDC_CLIENT_SECRET: { only: 'console' },
  OIDC_RESOURCE: { only: 'console' },
};

/** `npm start` adds what its own environment says to what it sets for the sandbox. */
export const merged = ['PROVIDER_ORIGINS', 'OAUTH_APPS'];

const server = (name) => ({
  values: 'URL',
  meaning: `${name} that runs already, with an administrator's access; \`npm start\` starts its own where this is absent.`,
});

/** What the launcher itself reads. */
export const launcherVariables = {
  LINESMAN_HOME: {
    default: '.linesman',
    values: 'folder',
    meaning: "The launcher's folder: data, logs, ports, secrets and `run.json`. Each folder has a system of its own.",
  },
  LINESMAN_SERVERS: {
    values: '`binaries`',
    meaning:
      'PostgreSQL, NATS and Redis run as programs of this machine even if Docker answers. Absent: as containers where Docker answers.',
  },
  LINESMAN_POSTGRES_URL: server('A PostgreSQL'),
  LINESMAN_NATS_URL: server('A NATS'),
  LINESMAN_REDIS_URL: server('A Redis'),
  LINESMAN_NATS_PASSWORDS: {
    values: 'file',
    meaning: 'JSON: NATS user → password, for a NATS that `LINESMAN_NATS_URL` names.',
  },
};
