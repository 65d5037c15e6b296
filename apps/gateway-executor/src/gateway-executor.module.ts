import { MessagingModule } from '@linesman/messaging';
import { PersistenceModule } from '@linesman/persistence';
import { loadProviders } from '@linesman/providers';
import { ServiceKitModule } from '@linesman/service-kit';
import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import type { GatewayExecutorConfig } from './config';
import { OnErasures } from './erasure/on-erasures.controller';
import { AskedNow } from './execution/asked-now';
import { Attempt } from './execution/attempt';
import { CheckRequest } from './execution/check-request';
import { Execute } from './execution/execute';
import { ExecuteRpc } from './execution/execute.rpc';
import { ExecutionsController } from './execution/executions.controller';
import { ForgetAnswers } from './execution/forget-answers.system';
import { Ledger } from './execution/ledger';
import { OnExecutionRequested } from './execution/on-execution-requested';
import { PerformCall } from './execution/perform-call';
import { PROVIDERS } from './execution/plan-call';
import { Postpone, RETRIES } from './execution/postpone';
import { ProviderHttp } from './execution/provider-http';
import { RecordOutcome } from './execution/record-outcome';
import { RedisWatch } from './execution/redis-watch';
import { RefuseConflict } from './execution/refuse-conflict';
import { RetryExecutionJob } from './execution/retry-execution.job';
import { RunExecution } from './execution/run-execution';
import { Sweeper } from './execution/sweeper.system';
import { TakeOver } from './execution/take-over';
import { Leases } from './lease/leases';
import { RateLimits } from './rate-limit/rate-limits';
import { CountingRedis } from './rate-limit/redis';
import { Reconcile } from './reconcile/reconcile';
import { Reconciler } from './reconcile/reconciler.system';
import { SettleController } from './reconcile/settle.controller';
import { schema } from './schema';
import { EndRun } from './sync/end-run';
import { Freshness } from './sync/freshness.system';
import { KeepPage } from './sync/keep-page';
import { OpenRun } from './sync/open-run';
import { OnIntegrationDeleted } from './sync/on-integration-deleted.controller';
import { RunSync } from './sync/run-sync';
import { SyncRunsController } from './sync/sync-runs.controller';
import { SyncedRecordsController } from './sync/synced-records.controller';
import { TellRun } from './sync/tell-run';

@Module({})
export class GatewayExecutorModule {
  static with(config: GatewayExecutorConfig): DynamicModule {
    return {
      module: GatewayExecutorModule,
      imports: [
        ServiceKitModule.forService('gateway-executor', config),
        PersistenceModule.forSchema(schema, config),
        MessagingModule.forService('gateway-executor', config),
        BullModule.forRoot({ connection: { url: config.REDIS_URL }, prefix: 'gateway-executor' }),
        BullModule.registerQueue({
          name: RETRIES,
          defaultJobOptions: { removeOnComplete: true, removeOnFail: true },
        }),
      ],
      controllers: [
        ExecuteRpc,
        ExecutionsController,
        OnErasures,
        OnExecutionRequested,
        OnIntegrationDeleted,
        SettleController,
        SyncedRecordsController,
        SyncRunsController,
      ],
      providers: [
        { provide: PROVIDERS, useFactory: () => loadProviders(config.PROVIDER_PACKAGES) },
        AskedNow,
        Attempt,
        CheckRequest,
        CountingRedis,
        EndRun,
        Execute,
        ForgetAnswers,
        Freshness,
        KeepPage,
        Leases,
        Ledger,
        OpenRun,
        PerformCall,
        Postpone,
        ProviderHttp,
        RateLimits,
        Reconcile,
        Reconciler,
        RecordOutcome,
        RedisWatch,
        RefuseConflict,
        RetryExecutionJob,
        RunExecution,
        RunSync,
        Sweeper,
        TakeOver,
        TellRun,
      ],
    };
  }
}
