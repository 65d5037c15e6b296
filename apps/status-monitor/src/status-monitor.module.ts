import { MessagingModule } from '@linesman/messaging';
import { PersistenceModule } from '@linesman/persistence';
import { loadProviders } from '@linesman/providers';
import { ServiceKitModule } from '@linesman/service-kit';
import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import type { StatusMonitorConfig } from './config';
import { CopiesController } from './copies/copies.controller';
import { CopyCustomer } from './copies/copy-customer';
import { CopyIntegration } from './copies/copy-integration';
import { FillEmptyCopies } from './copies/fill-empty-copies';
import { FollowCredentials } from './copies/follow-credentials';
import { OnIntegrations } from './copies/on-integrations.controller';
import { RebuildCopies } from './copies/rebuild-copies';
import { HeldCopies } from './copies/held-copies.system';
import { CustomerHealthController } from './customers/customer-health.controller';
import { CustomerHistoryController } from './customers/customer-history.controller';
import { OnErasures } from './erasure/on-erasures.controller';
import { HealthHistoryController } from './health/health-history.controller';
import { IntegrationHealthController } from './health/integration-health.controller';
import { IncidentsController } from './incidents/incidents.controller';
import { Incidents } from './incidents/incidents.system';
import { IntegrationEventsController } from './observations/integration-events.controller';
import { OnObservations } from './observations/on-observations.controller';
import { RecordObservation } from './observations/record-observation';
import { TakeSuccesses } from './observations/take-successes.system';
import { CallProvider } from './probes/call-provider';
import { ClaimDueProbes } from './probes/claim-due-probes.system';
import { ProbeJobHandler } from './probes/probe.job';
import { LeaseForProbe } from './probes/lease-for-probe';
import { ProbeQueue, PROBES } from './probes/probe-queue';
import { ProbeSchedule } from './probes/probe-schedule';
import { RunProbe } from './probes/run-probe';
import { WebhookDeliveriesController } from './observations/webhook-deliveries.controller';
import { PROVIDERS } from './providers';
import { schema } from './schema';
import { OnRiskSignalAcknowledged } from './signals/on-risk-signal-acknowledged.controller';
import { RiskSignalsController } from './signals/risk-signals.controller';
import { SignalBook } from './signals/signal-book';
import { TellSignal } from './signals/tell-signal';

/** What fails for our own reasons is tried once more; after that the schedule brings the next probe. */
const defaultJobOptions = { attempts: 2, backoff: 2_000, removeOnComplete: true, removeOnFail: true };

@Module({})
export class StatusMonitorModule {
  static with(config: StatusMonitorConfig): DynamicModule {
    return {
      module: StatusMonitorModule,
      imports: [
        ServiceKitModule.forService('status-monitor', config),
        PersistenceModule.forSchema(schema, config),
        MessagingModule.forService('status-monitor', config),
        BullModule.forRoot({ connection: { url: config.REDIS_URL }, prefix: 'status-monitor' }),
        BullModule.registerQueue({ name: PROBES, defaultJobOptions }),
      ],
      controllers: [
        CopiesController,
        CustomerHealthController,
        CustomerHistoryController,
        HealthHistoryController,
        IncidentsController,
        IntegrationEventsController,
        IntegrationHealthController,
        OnErasures,
        OnIntegrations,
        OnObservations,
        OnRiskSignalAcknowledged,
        RiskSignalsController,
        WebhookDeliveriesController,
      ],
      providers: [
        { provide: PROVIDERS, useFactory: () => loadProviders(config.PROVIDER_PACKAGES) },
        ClaimDueProbes,
        CopyCustomer,
        CopyIntegration,
        CallProvider,
        FillEmptyCopies,
        FollowCredentials,
        Incidents,
        LeaseForProbe,
        ProbeJobHandler,
        ProbeQueue,
        ProbeSchedule,
        RebuildCopies,
        RecordObservation,
        RunProbe,
        SignalBook,
        TakeSuccesses,
        HeldCopies,
        TellSignal,
      ],
    };
  }
}
