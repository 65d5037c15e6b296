import { monitoringDataErased } from '@linesman/contracts';
import { LeasesModule } from '@linesman/leases';
import { ErasureModule, MessagingModule } from '@linesman/messaging';
import { PersistenceModule } from '@linesman/persistence';
import { QueuesModule } from '@linesman/redis';
import { ServiceKitModule } from '@linesman/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import type { StatusMonitorConfig } from './config';
import { CustomersModule } from './customers/customers.module';
import { eraseCustomer } from './erase-customer';
import { HealthModule } from './health/health.module';
import { IncidentsModule } from './incidents/incidents.module';
import { ObservationsModule } from './observations/observations.module';
import { OutagesModule } from './outages/outages.module';
import { ProbesModule } from './probes/probes.module';
import { ProvidersModule } from './providers.module';
import { ReplicasModule } from './replicas/replicas.module';
import { schema } from './schema';
import { ScheduleModule } from './schedule/schedule.module';
import { SignalsModule } from './signals/signals.module';

@Module({})
export class StatusMonitorModule {
  static with(config: StatusMonitorConfig): DynamicModule {
    return {
      module: StatusMonitorModule,
      imports: [
        ServiceKitModule.forService('status-monitor', config),
        PersistenceModule.forSchema(schema, config),
        MessagingModule.forService('status-monitor', config),
        QueuesModule.forService('status-monitor', config.REDIS_URL),
        LeasesModule.forPurpose('probe'),
        ErasureModule.forService({ receipt: monitoringDataErased, eraseCustomer }),
        ProvidersModule,
        HealthModule,
        ScheduleModule,
        SignalsModule,
        ObservationsModule,
        ProbesModule,
        ReplicasModule,
        CustomersModule,
        IncidentsModule,
        OutagesModule,
      ],
    };
  }
}
