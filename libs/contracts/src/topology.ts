/**
 * Who says what to whom. NATS users, permissions and durable consumers are made from this table, so a service can
 * publish, call and hear exactly what stands here. It imports nothing: the launcher reads it before anything runs.
 */
export interface ServiceTopology {
  /** Producers whose events this service acts on, each through a durable consumer `<service>-<producer>` on EVENTS. */
  consumes: string[];
  /** Commands it executes, through the durable consumer `<service>` on COMMANDS. */
  executes: string[];
  /** Commands it may publish: on subjects that end in its own name, or on the plain ones if it bears tokens. */
  commands: string[];
  /** RPC verbs it may call, `<family>.<verb>`; the subject on the wire is `rpc.<family>.<verb>.<caller>`. */
  calls: string[];
  /** Families of RPC verbs that it answers besides the one of its own name. */
  answers?: string[];
  /** Producers whose events every copy hears on a plain subscription (cache eviction, live pages). */
  hears: string[];
  /** Speaks for many tenants: what it publishes counts with the bearer token that travels beside it, and no further. */
  bears_tokens?: true;
}

export const topology = {
  catalog: { consumes: [], executes: [], commands: [], calls: ['integrations.connection_usage'], hears: [] },
  integrations: {
    consumes: ['status-monitor', 'gateway-executor', 'notifier', 'platform'],
    executes: [],
    commands: ['execution.requested'],
    calls: ['catalog.capabilities', 'catalog.connection', 'execution.execute'],
    hears: ['catalog'],
  },
  'gateway-executor': {
    consumes: ['integrations'],
    executes: ['execution.requested'],
    commands: [],
    calls: ['integrations.lease', 'integrations.resolve_default'],
    answers: ['execution'],
    hears: ['integrations'],
  },
  'status-monitor': {
    consumes: ['integrations', 'gateway-executor', 'notifier'],
    executes: [],
    commands: [],
    calls: ['integrations.lease', 'integrations.snapshot'],
    hears: ['integrations'],
  },
  notifier: {
    consumes: ['integrations', 'status-monitor'],
    executes: [],
    commands: [],
    calls: ['integrations.lease', 'integrations.mint_reconnect_link'],
    hears: ['integrations'],
  },
  console: {
    consumes: [],
    executes: [],
    commands: [],
    calls: ['integrations.assess_readiness'],
    hears: ['catalog', 'integrations', 'gateway-executor', 'status-monitor', 'notifier'],
  },
  /** A service of the platform that embeds Linesman: asks for executions, and tells and hears what happened. */
  platform: {
    consumes: [],
    executes: [],
    commands: ['execution.requested'],
    calls: [
      'execution.execute',
      'integrations.assess_readiness',
      'integrations.issue_page_token',
      'integrations.resolve_default',
    ],
    hears: ['catalog', 'integrations', 'gateway-executor', 'status-monitor', 'notifier'],
    bears_tokens: true,
  },
} satisfies Record<string, ServiceTopology>;

export type ServiceName = keyof typeof topology;

/** Services that own a Postgres schema (its name is the service's with underscores). */
export const schemaOwners = ['catalog', 'integrations', 'gateway-executor', 'status-monitor', 'notifier'] as const;
export type SchemaOwner = (typeof schemaOwners)[number];
/** Who publishes events: services with an outbox, and the platform. */
export const eventProducers = [...schemaOwners, 'platform'] as const;
export type EventProducer = (typeof eventProducers)[number];
export const schemaOf = (service: SchemaOwner): string => service.replaceAll('-', '_');

/** Stream limits; `discard: new` keeps pressure in the outbox instead of dropping what others have not read yet. */
export const streams = {
  EVENTS: { name: 'EVENTS', subjects: ['events.>'], max_bytes: 1024 ** 3, max_age_days: 7 },
  COMMANDS: { name: 'COMMANDS', subjects: ['commands.>'], max_bytes: 256 * 1024 ** 2, max_age_days: 7 },
} as const;

export const durableOf = (service: string, producer: string): string => `${service}-${producer}`;
export const commandSubject = (type: string): string => `commands.${type}.v1`;

/** NATS lets a service publish no other than its own: so it says who sent the command, without a token. */
export const vouchedSubject = (subject: string, service: string): string => `${subject}.${service}`;
