import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { DailySummariesController } from './daily-summaries.controller';
import { PlanSummaries } from './plan-summaries.system';
import { ReadSummary } from './read-summary';
import { SendSummaries } from './send-summaries.system';

/** Tells CSMs and administrators each working day what broke, what was fixed, and what is open. */
@Module({
  imports: [DeliveriesModule],
  controllers: [DailySummariesController],
  providers: [PlanSummaries, ReadSummary, SendSummaries],
})
export class DailySummariesModule {}
