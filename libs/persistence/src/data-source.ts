import { schemaOf } from '@linesman/contracts';
import { DataSource } from 'typeorm';
import { Link } from './link';
import type { ServiceSchema } from './service-schema';

/** Custom plans, because a generic plan that was made while a table was empty scans the whole table later. */
const settings = { statement_timeout: '15000', plan_cache_mode: 'force_custom_plan' };
/** The server gives up a connection whose process is out of reach: it would keep its locks and its place in max_connections. */
const ofLostProcesses = {
  tcp_keepalives_idle: '10',
  tcp_keepalives_interval: '5',
  tcp_keepalives_count: '3',
  idle_in_transaction_session_timeout: '15000',
};
/** For an answer that is on its way when the server ends a statement. */
const ON_ITS_WAY_MS = 2_000;

interface Role {
  url: string;
  poolSize: number;
  name: string;
  /** How long a statement may take; `0` for any time. */
  statement_timeout?: string;
}

export function createDataSource(schema: ServiceSchema, role: Role, link = linkOf(role)): DataSource {
  return new DataSource({
    type: 'postgres',
    url: role.url,
    schema: schemaOf(schema.service),
    entities: schema.entities,
    migrations: schema.migrations,
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: false,
    poolSize: role.poolSize,
    applicationName: role.name,
    parseInt8: true,
    connectTimeoutMS: 5_000,
    extra: {
      // Statements that are not waited for one by one share a round trip.
      pipeline: true,
      options: optionsOf({ search_path: schemaOf(schema.service), ...settings, ...timeoutsOf(role) }),
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      onConnect: (client: object) => link.watch(client),
    },
  });
}

/** What is known of the way to the server over a role's connections. Where a statement may take any time, none is closed. */
export function linkOf({ statement_timeout = settings.statement_timeout }: Pick<Role, 'statement_timeout'>): Link {
  return new Link(statement_timeout === '0' ? 0 : Number(statement_timeout) + ON_ITS_WAY_MS);
}

const timeoutsOf = ({ statement_timeout }: Role): Record<string, string> =>
  statement_timeout === '0'
    ? { statement_timeout }
    : { ...ofLostProcesses, ...(statement_timeout && { statement_timeout }) };

const optionsOf = (all: Record<string, string>): string =>
  Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
