import { schemaOf } from '@linesman/contracts';
import { DataSource } from 'typeorm';
import type { ServiceSchema } from './service-schema';

export function createDataSource(
  schema: ServiceSchema,
  role: { url: string; poolSize: number; name: string },
): DataSource {
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
    extra: { options: `-c search_path=${schemaOf(schema.service)} -c statement_timeout=15000` },
  });
}
