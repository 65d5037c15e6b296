import type { AppDescriptor } from './app-descriptor';

/** The streams by name. The subject of a message begins with its stream's name in lower case. */
export type StreamName = 'EVENTS' | 'FAILURES' | 'OUTCOMES' | 'RECORDS' | 'COMMANDS';

/** Subjects of one stream that a service acts on, through the durable consumer `<service>-<name>`. */
export interface Consumption {
  stream: StreamName;
  name: string;
  filter: string;
}

/** @param entry `<producer>` for everything of a producer, `<producer>.<aggregate>.<verb>` or the beginning of it for some. */
const from = (stream: StreamName, entry: string, rest = '>'): Consumption => ({
  stream,
  name: entry.replaceAll('.', '-'),
  filter: `${stream.toLowerCase()}.${entry}.${rest}`,
});
/** `<aggregate>.<verb>.<version>.<asker>` */
const askedBy = (service: string): string => `*.*.*.${service}`;

/**
 * One row for each service: what it may publish, call and hear, and what the launcher, the API's description,
 * docker-compose.yml, Kubernetes and the console need to know of it. NATS users, permissions and durable consumers are made from it. This
 * file imports nothing: the launcher reads it before anything runs.
 */
export interface ServiceTopology {
  /**
   * Events on which it acts. Each entry has a durable consumer of its own, so that what must not wait does not share a
   * queue with what may. An event that fits several entries is handled through the one with the longest filter.
   */
  consumes: Consumption[];
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
  /** Keeps every event of every producer, which it reads from each stream of events through a durable consumer `<service>-feed`. */
  keeps_events?: true;
  /** Acts for many tenants, so each of its calls carries a bearer token. It publishes nothing: a stream would keep the token. */
  bears_tokens?: true;
  /** Owns a PostgreSQL schema and an outbox, publishes events on EVENTS, and has an HTTP API. */
  owns_schema?: true;
  /** Streams besides EVENTS that take its events. */
  publishes?: StreamName[];
  /** Holds data of customers and tenants, and answers an erasure with a receipt. */
  answers_erasures?: true;
  /** How it runs. Absent for a service that runs outside of this repository. */
  app?: AppDescriptor;
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
    consumes: [
      from('EVENTS', 'status-monitor'),
      from('EVENTS', 'status-monitor.integration.status_changed'),
      from('EVENTS', 'gateway-executor'),
      from('EVENTS', 'notifier'),
      from('FAILURES', 'gateway-executor', askedBy('integrations')),
      from('OUTCOMES', 'gateway-executor', askedBy('integrations')),
    ],
    executes: [],
    commands: ['execution.requested'],
    calls: [
      'catalog.capabilities',
      'catalog.connection',
      'execution.execute',
      'execution.trigger_syncs',
      'execution.workload',
      'notifier.find_slack_channel',
      'notifier.open_slack_home',
      'status-monitor.describe_environment',
    ],
    hears: ['catalog'],
    owns_schema: true,
    app: {
      title: 'Integrations',
      secrets: ['CREDENTIAL_KEYS', 'OAUTH_APPS', 'WEBHOOK_SECRETS'],
      redis: true,
      calls_out: true,
      busy: true,
      processes: { max: 6 },
    },
  },
  'gateway-executor': {
    consumes: [from('EVENTS', 'integrations'), from('EVENTS', 'status-monitor.integration.status_changed')],
    executes: ['execution.requested'],
    commands: ['execution.requested'],
    calls: ['integrations.customer_profile', 'integrations.lease'],
    answers: ['execution'],
    answer_seconds: 60,
    hears: ['integrations'],
    owns_schema: true,
    publishes: ['FAILURES', 'OUTCOMES', 'RECORDS'],
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
      from('EVENTS', 'integrations'),
      from('EVENTS', 'integrations.integration.refresh_refused'),
      from('EVENTS', 'integrations.integration.push_received'),
      // Outcomes that an earlier release published.
      from('EVENTS', 'gateway-executor'),
      from('EVENTS', 'notifier'),
      from('FAILURES', 'gateway-executor'),
      from('OUTCOMES', 'gateway-executor'),
      from('RECORDS', 'gateway-executor.sync_run.finished'),
    ],
    executes: [],
    commands: [],
    calls: [
      'execution.workload',
      'integrations.dependents',
      'integrations.lease',
      'integrations.lease_many',
      'integrations.snapshot',
      'notifier.preview_signal',
    ],
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
    consumes: [
      from('EVENTS', 'integrations'),
      from('EVENTS', 'status-monitor.risk_signal'),
      from('EVENTS', 'status-monitor.staff_signal'),
      from('EVENTS', 'status-monitor.provider_outage'),
      from('EVENTS', 'gateway-executor.parked_requests'),
    ],
    keeps_events: true,
    executes: [],
    commands: [],
    calls: [
      'integrations.check_ids',
      'integrations.find_colleagues',
      'integrations.lease',
      'integrations.mint_reconnect_link',
      'status-monitor.diagnose',
      'status-monitor.summarize_syncs',
    ],
    hears: ['integrations'],
    owns_schema: true,
    answers_erasures: true,
    app: {
      title: 'Messages and tasks',
      redis: true,
      calls_out: true,
      busy: true,
      secrets: ['EVENT_SIGNING_KEY', 'INBOUND_EMAIL_SECRET', 'SLACK_SIGNING_SECRET', 'TEAMS_APP_PASSWORD'],
      settings: ['INBOUND_EMAIL_DOMAIN', 'SMTP_URL', 'TEAMS_APP_DIRECTORY', 'TEAMS_APP_ID'],
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
      'status-monitor.announce_support_ticket',
      'status-monitor.report_sso_login',
      'status-monitor.report_webhook_delivery',
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

/** First part of the subjects of a stream. */
export const prefixOf = (stream: StreamName): string => stream.toLowerCase();

interface Stream {
  name: StreamName;
  subjects: readonly string[];
  max_bytes: number;
  max_age_hours: number;
}

/** One message for every so many executions. */
interface Share {
  one_in: number;
  bytes: number;
  hours: number;
}

/**
 * What each stream keeps, and how much of it an execution causes. The messages of one stream cannot fill another:
 * EVENTS: what changes the state of something. FAILURES: calls that failed; what must be told comes from here.
 * OUTCOMES: executions that succeeded. RECORDS: sync runs and their records.
 */
const shares: Record<StreamName, Share> = {
  EVENTS: { one_in: 5, bytes: 1_500, hours: 7 * 24 },
  FAILURES: { one_in: 5, bytes: 1_500, hours: 3 * 24 },
  OUTCOMES: { one_in: 1, bytes: 2_000, hours: 24 },
  RECORDS: { one_in: 50, bytes: 100_000, hours: 24 },
  COMMANDS: { one_in: 5, bytes: 1_500, hours: 7 * 24 },
};

/** From this share of its room on, a stream counts as nearly full. What is expected fits below. */
export const nearlyFull = 0.6;
export const defaultExecutionsADay = 1_000_000;

/** Streams with room for so many executions a day. A full one refuses new messages, which wait in the outbox; it drops none. */
export const streamsFor = (executionsADay: number): Record<StreamName, Stream> => {
  const streamOf = ([name, { one_in, bytes, hours }]: [StreamName, Share]): [StreamName, Stream] => {
    const expected = (executionsADay / one_in) * bytes * (hours / 24);
    // 64 MiB at the least.
    const max_bytes = Math.max(64 * 1024 ** 2, Math.ceil(expected / nearlyFull));
    return [name, { name, subjects: [`${prefixOf(name)}.>`], max_bytes, max_age_hours: hours }];
  };
  const all = Object.entries(shares) as [StreamName, Share][];
  return Object.fromEntries(all.map(streamOf)) as Record<StreamName, Stream>;
};
export const streams = streamsFor(defaultExecutionsADay);
export const streamNames = Object.keys(shares) as StreamName[];
export const eventStreams = streamNames.filter((name) => name !== 'COMMANDS');

/** The streams into which a service publishes. */
export const publishedBy = ({ owns_schema, publishes = [], commands }: ServiceTopology): StreamName[] => [
  ...(owns_schema ? (['EVENTS'] as const) : []),
  ...publishes,
  ...(commands.length > 0 ? (['COMMANDS'] as const) : []),
];

/** Streams that keep events of a producer. */
export const eventStreamsOf = (producer: EventProducer): StreamName[] =>
  publishedBy(topology[producer]).filter((name) => name !== 'COMMANDS');

/** Last part of the subject of an outcome: the service of ours that asked, or `others`. */
export const othersAsked = 'others';
export const askers: readonly string[] = [
  ...(Object.entries(topology) as [string, ServiceTopology][])
    .filter(([, { commands }]) => commands.length > 0)
    .map(([service]) => service),
  othersAsked,
];

export const durableOf = (service: string, name: string): string => `${service}-${name}`;
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
