import { MessagingModule } from '@linesman/messaging';
import { PersistenceModule } from '@linesman/persistence';
import { ServiceKitModule } from '@linesman/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import type { NotifierConfig } from './config';
import { schema } from './schema';

@Module({})
export class NotifierModule {
  static with(config: NotifierConfig): DynamicModule {
    return {
      module: NotifierModule,
      imports: [
        ServiceKitModule.forService('notifier', config),
        PersistenceModule.forSchema(schema, config),
        MessagingModule.forService('notifier', config),
      ],
      controllers: [],
      providers: [],
    };
  }
}
