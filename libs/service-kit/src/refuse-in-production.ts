type Environment = Record<string, string | undefined>;

interface Rule {
  concerns: (variable: string) => boolean;
  isSafe: (value: string) => boolean;
  /** The end of a sentence that begins with the variable's name. */
  wanted: string;
}

const named =
  (...names: string[]) =>
  (variable: string): boolean =>
    names.includes(variable);

const protocolOf = (text: string): string => (URL.canParse(text) ? new URL(text).protocol : '');
const speaks =
  (...protocols: string[]) =>
  (text: string): boolean =>
    text.split(',').every((one) => protocols.includes(protocolOf(one.trim())));

const isVerified = (text: string): boolean =>
  URL.canParse(text) && new URL(text).searchParams.get('sslmode') === 'verify-full';

const loopback = /^(([a-z0-9-]+\.)*localhost|127(\.\d+){3}|\[::1\])$/;
const isElsewhere = (text: string): boolean => !URL.canParse(text) || !loopback.test(new URL(text).hostname);

/** docker-compose.yml names these for development, so everybody knows them. */
const publishedKey = 'ZGV2ZWxvcG1lbnQtb25seS1ub3QtYS1zZWNyZXQ';
const isOwn = (text: string): boolean => !text.includes(publishedKey) && !text.startsWith('development');
const hasOwnPassword = (text: string): boolean => !URL.canParse(text) || isOwn(new URL(text).password);

/** Every server is reached with TLS, and nothing of the development system is used. */
const rules: Rule[] = [
  { concerns: named('NATS_URL'), isSafe: speaks('tls:'), wanted: 'must begin with tls://' },
  { concerns: named('REDIS_URL'), isSafe: speaks('rediss:'), wanted: 'must begin with rediss://' },
  {
    concerns: named('DATABASE_APP_URL', 'DATABASE_SYSTEM_URL', 'POSTGRES_ADMIN_URL'),
    isSafe: isVerified,
    wanted: 'must end in ?sslmode=verify-full',
  },
  {
    concerns: named('TOKEN_ISSUER', 'JWKS_URL'),
    isSafe: (text) => speaks('https:')(text) && isElsewhere(text),
    wanted: 'must be your own identity provider, with https',
  },
  {
    concerns: named(
      'PUBLIC_ORIGIN',
      'CONSOLE_URL',
      'CATALOG_URL',
      'INTEGRATIONS_URL',
      'GATEWAY_EXECUTOR_URL',
      'STATUS_MONITOR_URL',
      'NOTIFIER_URL',
      'HEARTBEAT_URL',
    ),
    isSafe: speaks('https:'),
    wanted: 'must begin with https://',
  },
  {
    concerns: named('SANDBOX_URL', 'PROVIDER_ORIGINS'),
    isSafe: (text) => text === '{}',
    wanted: 'belongs to the sandbox and must not be set',
  },
  {
    // A variable of Node.js itself: every connection of the process would take any certificate.
    concerns: named('NODE_TLS_REJECT_UNAUTHORIZED'),
    isSafe: (text) => text !== '0',
    wanted: 'would let anybody who stands between pass for any server and must not be 0',
  },
  {
    concerns: named('ALLOW_LOOPBACK_ADDRESSES'),
    isSafe: (text) => text === 'false',
    wanted: 'would let tenants reach this machine and must not be set',
  },
  {
    concerns: (variable) =>
      /^(CREDENTIAL_KEYS|EVENT_SIGNING_KEY|INBOUND_EMAIL_SECRET|SESSION_KEY|SLACK_SIGNING_SECRET|TEAMS_APP_PASSWORD|OIDC_CLIENT_SECRET|NATS_PASSWORD\w*)$/.test(
        variable,
      ),
    isSafe: (text) => text.split(',').every((key) => isOwn(key.trim())),
    wanted: 'is the secret of the development system, which is published: set your own',
  },
  {
    concerns: named('WEBHOOK_SECRETS'),
    isSafe: (text) => !/:\s*"development/.test(text),
    wanted: 'has a secret of the development system, which is published: set your own',
  },
  {
    concerns: (variable) => /^(REDIS_URL|DATABASE_\w+_URL|POSTGRES_ADMIN_URL)$/.test(variable),
    isSafe: hasOwnPassword,
    wanted: 'has the password of the development system, which is published: set your own',
  },
];

/** Services answer each other with HTTPS, and an identity provider of many tenants could call anybody staff. */
const needed = ['TLS_CERT_FILE', 'TLS_KEY_FILE', 'STAFF_TENANT'];

/** @returns a message that names each variable that production refuses; undefined if there is none. */
export function refuseInProduction(environment: Environment): string | undefined {
  if ((environment.NODE_ENV || 'production') !== 'production') return undefined;
  const absent = needed.filter((variable) => !environment[variable]).map((variable) => `${variable} must be set`);
  const faults = Object.entries(environment).flatMap(([variable, value]) =>
    rules
      .filter(({ concerns, isSafe }) => value && concerns(variable) && !isSafe(value))
      .map(({ wanted }) => `${variable} ${wanted}`),
  );
  const all = [...absent, ...faults];
  if (all.length === 0) return undefined;
  return `Production refuses this environment: ${all.join('; ')}. On a development machine set NODE_ENV=development.`;
}
