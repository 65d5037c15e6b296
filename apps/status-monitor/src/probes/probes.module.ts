import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { ObservationsModule } from '../observations/observations.module';
import { CallProvider } from './call-provider';
import { ClaimDueProbes } from './claim-due-probes.system';
import { ClaimSiblings } from './claim-siblings.system';
import { PROBES, ProbeQueue } from './probe-queue';
import { ProbeSchedule } from './probe-schedule';
import { ProbeJobHandler } from './probe.job';
import { RunProbe } from './run-probe';

/** A job that fails is tried once more. After that the schedule brings the next probe. */
const defaultJobOptions = { attempts: 2, backoff: 2_000, removeOnComplete: true, removeOnFail: true };

/** Asks the providers, on a schedule, whether the integrations' credentials still work. */
@Module({
  imports: [BullModule.registerQueue({ name: PROBES, defaultJobOptions }), ObservationsModule],
  providers: [CallProvider, ClaimDueProbes, ClaimSiblings, ProbeJobHandler, ProbeQueue, ProbeSchedule, RunProbe],
  exports: [ProbeSchedule],
})
export class ProbesModule {}
