import { MessagingModule } from '@linesman/messaging';
import { PersistenceModule } from '@linesman/persistence';
import { ServiceKitModule } from '@linesman/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import type { StatusMonitorConfig } from './config';
import { schema } from './schema';

@Module({})
export class StatusMonitorModule {
  static with(config: StatusMonitorConfig): DynamicModule {
    return {
      module: StatusMonitorModule,
      imports: [
        ServiceKitModule.forService('status-monitor', config),
        PersistenceModule.forSchema(schema, config),
        MessagingModule.forService('status-monitor', config),
      ],
      controllers: [],
      providers: [],
    };
  }
}
