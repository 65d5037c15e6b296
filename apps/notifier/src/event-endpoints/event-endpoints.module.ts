import { Module } from '@nestjs/common';
import { EmailModule } from '../channels/email/email.module';
import { configOf } from '../channels/channel-config';
import { FeedModule } from '../feed/feed.module';
import { AnswerNotes } from './answer-notes';
import { EventDeliveriesController } from './event-deliveries.controller';
import { EventEndpoints } from './event-endpoints';
import { EventEndpointsController } from './event-endpoints.controller';
import { RecordAttempt } from './record-attempt';
import { SendEvents } from './send-events.system';
import { SigningConfig } from './signing.config';
import { SpreadEvents } from './spread-events.system';
import { StepWebhooks } from './step-webhooks';
import { TellOfDisabled } from './tell-of-disabled.system';

/** Sends a tenant's events to addresses of its own, as signed webhooks. */
@Module({
  imports: [EmailModule, FeedModule],
  controllers: [EventDeliveriesController, EventEndpointsController],
  providers: [
    configOf(SigningConfig),
    AnswerNotes,
    EventEndpoints,
    RecordAttempt,
    SendEvents,
    SpreadEvents,
    StepWebhooks,
    TellOfDisabled,
  ],
  exports: [RecordAttempt, StepWebhooks],
})
export class EventEndpointsModule {}
