import { MessagingModule } from '@linesman/messaging';
import { PersistenceModule } from '@linesman/persistence';
import { ServiceKitModule } from '@linesman/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import type { CatalogConfig } from './config';
import { schema } from './schema';

@Module({})
export class CatalogModule {
  static with(config: CatalogConfig): DynamicModule {
    return {
      module: CatalogModule,
      imports: [
        ServiceKitModule.forService('catalog', config),
        PersistenceModule.forSchema(schema, config),
        MessagingModule.forService('catalog', config),
      ],
      controllers: [],
      providers: [],
    };
  }
}
