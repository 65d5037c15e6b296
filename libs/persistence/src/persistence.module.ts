import { Dependencies } from '@linesman/service-kit';
import { type DynamicModule, Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Audit } from './audit';
import { createDataSource } from './data-source';
import { Database } from './database';
import type { ServiceSchema } from './service-schema';

export interface DatabaseUrls {
  DATABASE_APP_URL: string;
  DATABASE_SYSTEM_URL: string;
  DATABASE_POOL_SIZE: number;
}

@Injectable()
class CloseDatabase implements OnApplicationShutdown {
  constructor(
    private readonly database: Database,
    dependencies: Dependencies,
  ) {
    dependencies.register('postgres', () => database.ping());
  }
  onApplicationShutdown(): Promise<void> {
    return this.database.close();
  }
}

@Global()
@Module({})
export class PersistenceModule {
  static forSchema(schema: ServiceSchema, urls: DatabaseUrls): DynamicModule {
    return {
      module: PersistenceModule,
      providers: [{ provide: Database, useFactory: () => openDatabase(schema, urls) }, CloseDatabase, Audit],
      exports: [Audit, Database],
    };
  }
}

export async function openDatabase(schema: ServiceSchema, urls: DatabaseUrls): Promise<Database> {
  const app = createDataSource(schema, {
    url: urls.DATABASE_APP_URL,
    poolSize: urls.DATABASE_POOL_SIZE,
    name: schema.service,
  });
  const systemPool = Math.max(2, Math.ceil(urls.DATABASE_POOL_SIZE / 2));
  const system = createDataSource(schema, {
    url: urls.DATABASE_SYSTEM_URL,
    poolSize: systemPool,
    name: `${schema.service}-system`,
  });
  await Promise.all([app.initialize(), system.initialize()]);
  return new Database(app, system);
}
