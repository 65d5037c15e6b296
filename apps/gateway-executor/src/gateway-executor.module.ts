import { MessagingModule } from '@linesman/messaging';
import { PersistenceModule } from '@linesman/persistence';
import { ServiceKitModule } from '@linesman/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import type { GatewayExecutorConfig } from './config';
import { schema } from './schema';

@Module({})
export class GatewayExecutorModule {
  static with(config: GatewayExecutorConfig): DynamicModule {
    return {
      module: GatewayExecutorModule,
      imports: [
        ServiceKitModule.forService('gateway-executor', config),
        PersistenceModule.forSchema(schema, config),
        MessagingModule.forService('gateway-executor', config),
      ],
      controllers: [],
      providers: [],
    };
  }
}
