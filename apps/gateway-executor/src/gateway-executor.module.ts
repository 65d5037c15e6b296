import { executionDataErased } from '@linesman/contracts';
import { LeasesModule } from '@linesman/leases';
import { ErasureModule, MessagingModule } from '@linesman/messaging';
import { PersistenceModule } from '@linesman/persistence';
import { QueuesModule } from '@linesman/redis';
import { ServiceKitModule } from '@linesman/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import type { GatewayExecutorConfig } from './config';
import { CustomersModule } from './customers/customers.module';
import { DeletionModule } from './deletion/deletion.module';
import { eraseCustomer } from './erase-customer';
import { IntakeModule } from './intake/intake.module';
import { ParkingModule } from './parking/parking.module';
import { ProvidersModule } from './providers/providers.module';
import { SchedulesModule } from './schedules/schedules.module';
import { schema } from './schema';
import { SyncModule } from './sync/sync.module';
import { WorkloadModule } from './workload/workload.module';

@Module({})
export class GatewayExecutorModule {
  static with(config: GatewayExecutorConfig): DynamicModule {
    return {
      module: GatewayExecutorModule,
      imports: [
        ServiceKitModule.forService('gateway-executor', config),
        PersistenceModule.forSchema(schema, config),
        MessagingModule.forService('gateway-executor', config),
        ErasureModule.forService({ receipt: executionDataErased, eraseCustomer }),
        LeasesModule.forPurpose('execution'),
        QueuesModule.forService('gateway-executor', config.REDIS_URL),
        ProvidersModule,
        IntakeModule,
        ParkingModule,
        CustomersModule,
        SyncModule,
        SchedulesModule,
        DeletionModule,
        WorkloadModule,
      ],
    };
  }
}
