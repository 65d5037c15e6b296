import { monitoringDataErased } from '@linesman/contracts';
import { LeasesModule } from '@linesman/leases';
import { ErasureModule, MessagingModule } from '@linesman/messaging';
import { PersistenceModule } from '@linesman/persistence';
import { QueuesModule } from '@linesman/redis';
import { ServiceKitModule } from '@linesman/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import type { StatusMonitorConfig } from './config';
import { CustomersModule } from './customers/customers.module';
import { DiagnosisModule } from './diagnosis/diagnosis.module';
import { eraseCustomer } from './erase-customer';
import { ErrorTrendsModule } from './error-trends/error-trends.module';
import { EnvironmentModule } from './environment/environment.module';
import { ExpiryModule } from './expiry/expiry.module';
import { HealthModule } from './health/health.module';
import { IncidentsModule } from './incidents/incidents.module';
import { MetricsModule } from './metrics/metrics.module';
import { ObservationsModule } from './observations/observations.module';
import { OutagesModule } from './outages/outages.module';
import { ProbesModule } from './probes/probes.module';
import { ProvidersModule } from './providers.module';
import { ReliabilityModule } from './reliability/reliability.module';
import { PushesModule } from './pushes/pushes.module';
import { ReplayModule } from './replay/replay.module';
import { ReplicasModule } from './replicas/replicas.module';
import { schema } from './schema';
import { ShadowModule } from './shadow/shadow.module';
import { ScheduleModule } from './schedule/schedule.module';
import { StaffSignalsModule } from './staff-signals/staff-signals.module';
import { SignalsModule } from './signals/signals.module';
import { SupportTicketsModule } from './support-tickets/support-tickets.module';
import { SyncsModule } from './syncs/syncs.module';
import { SsoLoginsModule } from './sso-logins/sso-logins.module';
import { TechnicalScoreModule } from './technical-score/technical-score.module';
import { TenantSettingsModule } from './tenant-settings/tenant-settings.module';
import { UsageModule } from './usage/usage.module';
import { WebhooksModule } from './webhooks/webhooks.module';

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
        SsoLoginsModule,
        WebhooksModule,
        ProbesModule,
        PushesModule,
        ReplicasModule,
        ReplayModule,
        ShadowModule,
        CustomersModule,
        IncidentsModule,
        ExpiryModule,
        SupportTicketsModule,
        ReliabilityModule,
        TechnicalScoreModule,
        EnvironmentModule,
        StaffSignalsModule,
        OutagesModule,
        SyncsModule,
        ErrorTrendsModule,
        DiagnosisModule,
        MetricsModule,
        TenantSettingsModule,
        UsageModule,
      ],
    };
  }
}
