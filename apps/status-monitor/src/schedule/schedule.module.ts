import { Module } from '@nestjs/common';
import { AskSiblings } from './ask-siblings.system';
import { ProbeMetrics } from './probe-metrics.system';
import { ProbeSuccesses } from './probe-successes.system';

/** When each integration is probed next, and what changes that. */
@Module({
  providers: [AskSiblings, ProbeMetrics, ProbeSuccesses],
  exports: [AskSiblings, ProbeMetrics, ProbeSuccesses],
})
export class ScheduleModule {}
