import { Module } from '@nestjs/common';
import { EmailModule } from '../channels/email/email.module';
import { SlackModule } from '../channels/slack/slack.module';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { DailySummariesController } from './daily-summaries.controller';
import { EmailSummary } from './email-summary';
import { PlanSummaries } from './plan-summaries.system';
import { PostSummary } from './post-summary';
import { ReadSummary } from './read-summary';
import { SendSummaries } from './send-summaries.system';

/** Tells CSMs and administrators each working day what broke, what was fixed, and what is open. */
@Module({
  imports: [DeliveriesModule, EmailModule, SlackModule],
  controllers: [DailySummariesController],
  providers: [EmailSummary, PlanSummaries, PostSummary, ReadSummary, SendSummaries],
})
export class DailySummariesModule {}
