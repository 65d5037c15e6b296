import { Module } from '@nestjs/common';
import { AskSiblings } from './ask-siblings.system';
import { ProbeMetrics } from './probe-metrics.system';

/** When each integration is probed next, and what changes that. */
@Module({
  providers: [AskSiblings, ProbeMetrics],
  exports: [AskSiblings],
})
export class ScheduleModule {}
