/**
 * One row for each service: what it may publish, call and hear, and what the launcher, the API's description,
 * docker-compose.yml, Kubernetes and the console need to know of it. NATS users, permissions and durable consumers are made from it. This
 * file imports nothing: the launcher reads it before anything runs.
 */
export interface ServiceTopology {
  /**
   * Events on which this service acts: `<producer>` for all of a producer's, `<producer>.<aggregate>.<verb>` or the
   * beginning of it for some. Each entry has a durable consumer of its own ({@link durableOf}), so that what must not wait
   * does not share a queue with what may. An event that fits several entries is handled through the longest one.
   */
  consumes: string[];
  /** Commands it executes, through the durable consumer `<service>` on COMMANDS. */
  executes: string[];
  /** Commands that it may publish, on subjects that end in its name. */
  commands: string[];
  /** RPC verbs it may call, `<family>.<verb>`; the subject on the wire is `rpc.<family>.<verb>.<caller>`. */
  calls: string[];
  /** Families of RPC verbs that it answers besides the one of its own name. */
  answers?: string[];
  /** Seconds for which a caller of its RPC waits at the longest; 10 when absent. */
  answer_seconds?: number;
  /** Producers whose events every process hears on an ephemeral subscription (cache eviction, live pages). */
  hears: string[];
  /** Keeps every event of every producer, which it reads through a durable consumer of its own, `<service>-feed`. */
  keeps_events?: true;
  /** Acts for many tenants, so each of its calls carries a bearer token. It publishes nothing: a stream would keep the token. */
  bears_tokens?: true;
  /** Owns a PostgreSQL schema and an outbox, publishes events, and has an HTTP API. */
  owns_schema?: true;
  /** Holds data of customers and tenants, and answers an erasure with a receipt. */
  answers_erasures?: true;
  /** How it runs. Absent for a service that runs outside of this repository. */
  app?: AppDescriptor;
}

export interface AppDescriptor {
  /** What pages and documents call it. */
  title: string;
  /** Environment variables with secrets that this service alone is given, besides its passwords. */
  secrets?: string[];
  /** Environment variables with settings that this service alone is given. */
  settings?: string[];
  /** Every execution passes through it, so its process gets a larger young generation. */
  busy?: true;
  /** Uses Redis, and is given its URL. */
  redis?: true;
  /** Calls addresses of providers, tenants and mail servers on the internet. */
  calls_out?: true;
  /** Processes in production, and what their number follows: CPU when absent. */
  processes: { max: number; scaled_by?: { stream: string; lag: number } | { metric: string; target: number } };
}

export const topology = {
  catalog: {
    consumes: [],
    executes: [],
    commands: [],
    calls: ['integrations.connection_usage'],
    hears: [],
    owns_schema: true,
    app: { title: 'The catalog of connections', processes: { max: 6 } },
  },
  integrations: {
    consumes: ['status-monitor', 'status-monitor.integration.status_changed', 'gateway-executor', 'notifier'],
    executes: [],
    commands: ['execution.requested'],
    calls: ['catalog.capabilities', 'catalog.connection', 'execution.execute'],
    hears: ['catalog'],
    owns_schema: true,
    app: {
      title: 'Integrations',
      secrets: ['CREDENTIAL_KEYS', 'OAUTH_APPS'],
      redis: true,
      calls_out: true,
      processes: { max: 6 },
    },
  },
  'gateway-executor': {
    consumes: ['integrations'],
    executes: ['execution.requested'],
    commands: ['execution.requested'],
    calls: ['integrations.customer_profile', 'integrations.lease'],
    answers: ['execution'],
    answer_seconds: 60,
    hears: ['integrations'],
    owns_schema: true,
    answers_erasures: true,
    app: {
      title: 'Executions',
      redis: true,
      calls_out: true,
      busy: true,
      processes: { max: 20, scaled_by: { stream: 'COMMANDS', lag: 50 } },
    },
  },
  'status-monitor': {
    consumes: [
      'integrations',
      'integrations.integration.refresh_refused',
      'gateway-executor.execution.succeeded',
      'gateway-executor.execution.failed',
      'gateway-executor.execution.attempt_failed',
      'gateway-executor.execution.unknown',
      'gateway-executor.sync_run.finished',
      'notifier',
    ],
    executes: [],
    commands: [],
    calls: ['integrations.lease', 'integrations.lease_many', 'integrations.snapshot'],
    hears: ['integrations'],
    owns_schema: true,
    answers_erasures: true,
    app: {
      title: 'Health and risk signals',
      redis: true,
      calls_out: true,
      busy: true,
      processes: { max: 10, scaled_by: { metric: 'probes_due', target: 1_000 } },
    },
  },
  notifier: {
    consumes: ['integrations', 'status-monitor.risk_signal'],
    keeps_events: true,
    executes: [],
    commands: [],
    calls: ['integrations.lease', 'integrations.mint_reconnect_link'],
    hears: ['integrations'],
    owns_schema: true,
    answers_erasures: true,
    app: {
      title: 'Messages and tasks',
      redis: true,
      calls_out: true,
      secrets: ['SLACK_SIGNING_SECRET'],
      settings: ['SMTP_URL'],
      processes: { max: 6 },
    },
  },
  console: {
    consumes: [],
    executes: [],
    commands: [],
    calls: ['integrations.assess_readiness'],
    hears: ['catalog', 'integrations', 'gateway-executor', 'status-monitor', 'notifier'],
    app: { title: 'Console', secrets: ['SESSION_KEY'], processes: { max: 6 } },
  },
  /** A platform service: it requests executions and listens to our events. */
  platform: {
    consumes: [],
    executes: [],
    commands: [],
    calls: [
      'execution.accept',
      'execution.execute',
      'integrations.announce_subscription',
      'integrations.assess_readiness',
      'integrations.issue_page_token',
      'integrations.resolve_default',
    ],
    hears: ['catalog', 'integrations', 'gateway-executor', 'status-monitor', 'notifier'],
    bears_tokens: true,
  },
} satisfies Record<string, ServiceTopology>;

export type ServiceName = keyof typeof topology;
type Having<Field extends keyof ServiceTopology> = {
  [Name in ServiceName]: Field extends keyof (typeof topology)[Name] ? Name : never;
}[ServiceName];
const having = <Field extends keyof ServiceTopology>(field: Field): Having<Field>[] =>
  (Object.keys(topology) as ServiceName[]).filter((name) => field in topology[name]) as Having<Field>[];

/** Services that run from `apps/<name>`. Not the sandbox, which does not use NATS. */
export const deployedApps = having('app');
export type DeployedApp = Having<'app'>;
/** Services that own a PostgreSQL schema (its name is the service's with underscores). */
export const schemaOwners = having('owns_schema');
export type SchemaOwner = Having<'owns_schema'>;
/** Services that answer an erasure with a receipt. */
export const erasureAnswerers = having('answers_erasures');
export type ErasureAnswerer = Having<'answers_erasures'>;
/** Producers of events: services with an outbox. */
export type EventProducer = SchemaOwner;
export const schemaOf = (service: SchemaOwner): string => service.replaceAll('-', '_');

/** The part of an environment variable's name that names a service, for example `STATUS_MONITOR`. */
export const variableOf = (service: string): string => service.replaceAll('-', '_').toUpperCase();

/** Limits of streams. A full stream refuses new messages, which wait in the outbox; it drops none that was not read. */
export const streams = {
  EVENTS: { name: 'EVENTS', subjects: ['events.>'], max_bytes: 1024 ** 3, max_age_days: 7 },
  COMMANDS: { name: 'COMMANDS', subjects: ['commands.>'], max_bytes: 256 * 1024 ** 2, max_age_days: 7 },
} as const;

/** The durable consumer of one entry of `consumes`. Its filter is `events.<entry>.>`. */
export const durableOf = (service: string, entry: string): string => `${service}-${entry.replaceAll('.', '-')}`;
/** The entry of `consumes` through which an event is handled. */
export const entryOf = (consumes: readonly string[], subject: string): string | undefined =>
  consumes.filter((entry) => subject.startsWith(`events.${entry}.`)).sort((a, b) => b.length - a.length)[0];
/** Of a service that keeps every event. */
export const feedDurableOf = (service: string): string => `${service}-feed`;

/** NATS lets each service publish on its own one only, so the subject proves who sent the command, without a token. */
export const vouchedSubject = (subject: string, service: string): string => `${subject}.${service}`;

/**
 * After a signal to end, a service ends by itself within so many seconds, whatever it waits for. Long enough for an
 * attempt of an execution and a token refresh that are under way. A deployment must give it longer.
 */
export const stopSeconds = 25;

/** Connections that PostgreSQL takes as it is shipped: in docker-compose.yml, with `npm start` and in tests. */
export const shippedConnections = 300;
/** Of those, what is left to administrators. */
export const administratorConnections = 10;

/** A process opens as many connections as its pool has for tenants, and so many for work across tenants. */
export const systemPoolOf = (pool: number): number => Math.max(2, Math.ceil(pool / 2));
