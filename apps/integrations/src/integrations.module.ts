import { MessagingModule } from '@linesman/messaging';
import { PersistenceModule } from '@linesman/persistence';
import { ServiceKitModule } from '@linesman/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import type { IntegrationsConfig } from './config';
import { schema } from './schema';

@Module({})
export class IntegrationsModule {
  static with(config: IntegrationsConfig): DynamicModule {
    return {
      module: IntegrationsModule,
      imports: [
        ServiceKitModule.forService('integrations', config),
        PersistenceModule.forSchema(schema, config),
        MessagingModule.forService('integrations', config),
      ],
      controllers: [],
      providers: [],
    };
  }
}
