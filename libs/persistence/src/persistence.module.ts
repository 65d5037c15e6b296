import { systemPoolOf } from '@linesman/contracts';
import { Dependencies } from '@linesman/service-kit';
import { type DynamicModule, Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Audit } from './audit';
import { createDataSource, linkOf } from './data-source';
import { Database } from './database';
import { FollowDatabaseTime } from './follow-database-time';
import { Forgetting, SCHEMA } from './retention/forgetting.system';
import { RetentionDays } from './retention/retention-days';
import type { ServiceSchema } from './service-schema';

export interface DatabaseUrls {
  DATABASE_APP_URL: string;
  DATABASE_SYSTEM_URL: string;
  DATABASE_POOL_SIZE: number;
}
type Settings = DatabaseUrls & { RETENTION_DAYS: Record<string, number> };

@Injectable()
class CloseDatabase implements OnApplicationShutdown {
  constructor(
    private readonly database: Database,
    dependencies: Dependencies,
  ) {
    dependencies.register('postgres', () => database.ping(), { required: true });
  }
  onApplicationShutdown(): Promise<void> {
    return this.database.close();
  }
}

@Global()
@Module({})
export class PersistenceModule {
  static forSchema(schema: ServiceSchema, settings: Settings): DynamicModule {
    return {
      module: PersistenceModule,
      providers: [
        { provide: SCHEMA, useValue: schema },
        { provide: RetentionDays, useFactory: () => new RetentionDays(schema, settings.RETENTION_DAYS) },
        { provide: Database, useFactory: () => openDatabase(schema, settings) },
        CloseDatabase,
        FollowDatabaseTime,
        Audit,
        Forgetting,
      ],
      exports: [Audit, Database, FollowDatabaseTime, RetentionDays],
    };
  }
}

/** A connection at the start competes with the start of everything else on the machine, and may be too late once. */
const ATTEMPTS = 6;
const isLate = (error: unknown): boolean => error instanceof Error && /connection timeout/i.test(error.message);

async function initialize(source: DataSource): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await source.initialize();
      return;
    } catch (error) {
      if (attempt === ATTEMPTS || !isLate(error)) throw error;
    }
  }
}

export async function openDatabase(schema: ServiceSchema, urls: DatabaseUrls): Promise<Database> {
  const { service } = schema;
  const link = linkOf({});
  const app = createDataSource(
    schema,
    { url: urls.DATABASE_APP_URL, poolSize: urls.DATABASE_POOL_SIZE, name: service },
    link,
  );
  const poolSize = systemPoolOf(urls.DATABASE_POOL_SIZE);
  const system = createDataSource(schema, { url: urls.DATABASE_SYSTEM_URL, poolSize, name: `${service}-system` }, link);
  await Promise.all([app, system].map(initialize));
  return new Database(app, system, link);
}
