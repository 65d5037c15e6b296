import { Module } from '@nestjs/common';
import { EmailModule } from '../channels/email/email.module';
import { SlackModule } from '../channels/slack/slack.module';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { EmailFirstCheck } from './email-first-check';
import { OnFirstCheckMessageRequested } from './on-first-check-message-requested';
import { PostFirstCheck } from './post-first-check';
import { SendFirstChecks } from './send-first-checks.system';

/** Tells the user who added an integration what its first check found. */
@Module({
  imports: [DeliveriesModule, EmailModule, SlackModule],
  controllers: [OnFirstCheckMessageRequested],
  providers: [EmailFirstCheck, PostFirstCheck, SendFirstChecks],
})
export class FirstChecksModule {}
