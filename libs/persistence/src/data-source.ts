import { schemaOf } from '@linesman/contracts';
import { DataSource } from 'typeorm';
import type { ServiceSchema } from './service-schema';

/** Custom plans, because a generic plan that was made while a table was empty scans the whole table later. */
const settings = { statement_timeout: '15000', plan_cache_mode: 'force_custom_plan' };

interface Role {
  url: string;
  poolSize: number;
  name: string;
  /** How long a statement may take; `0` for any time. */
  statement_timeout?: string;
}

export function createDataSource(schema: ServiceSchema, role: Role): DataSource {
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
    extra: { options: optionsOf({ search_path: schemaOf(schema.service), ...settings, ...timeoutOf(role) }) },
  });
}

const timeoutOf = ({ statement_timeout }: Role): Record<string, string> =>
  statement_timeout === undefined ? {} : { statement_timeout };

const optionsOf = (all: Record<string, string>): string =>
  Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
