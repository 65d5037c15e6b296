import { ProviderLimits } from '@linesman/redis';
import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { ObservationsModule } from '../observations/observations.module';
import { ScheduleModule } from '../schedule/schedule.module';
import { CallProvider } from './call-provider';
import { FeedProbes } from './feed-probes';
import { LeaseDue } from './lease-due.system';
import { ProbeLeases } from './probe-leases';
import { ProbeQueue, PROBES } from './probe-queue';
import { ProbeJobHandler } from './probe.job';
import { RecordProbes } from './record-probes.system';
import { RenewLeases } from './renew-leases.system';
import { RunProbe } from './run-probe';
import { RunningProbes } from './running-probes';

/** A job that fails is tried once more, within its lease. After that the schedule brings the next probe. */
const defaultJobOptions = { attempts: 2, backoff: 2_000, removeOnComplete: true, removeOnFail: true };

/** Asks the providers, on a schedule, whether the integrations' credentials still work. */
@Module({
  imports: [BullModule.registerQueue({ name: PROBES, defaultJobOptions }), ObservationsModule, ScheduleModule],
  providers: [
    CallProvider,
    FeedProbes,
    LeaseDue,
    ProbeJobHandler,
    ProbeLeases,
    ProbeQueue,
    ProviderLimits,
    RecordProbes,
    RenewLeases,
    RunProbe,
    RunningProbes,
  ],
  exports: [FeedProbes],
})
export class ProbesModule {}
