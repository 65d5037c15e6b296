import { Module } from '@nestjs/common';
import { AwaitEvents } from './await-events.system';
import { EventSubscriptionsController } from './event-subscriptions.controller';
import { EventsController } from './events.controller';
import { FeedPositions } from './feed-positions.system';
import { ForgetEvents } from './forget-events.system';
import { HoldSubscription } from './hold-subscription';
import { KeepEvents } from './keep-events.system';
import { ReadEvents } from './read-events';

/** Keeps every event for some days, and hands a tenant's events to the services of the platform over HTTP. */
@Module({
  controllers: [EventsController, EventSubscriptionsController],
  providers: [AwaitEvents, FeedPositions, ForgetEvents, HoldSubscription, KeepEvents, ReadEvents],
  exports: [FeedPositions],
})
export class FeedModule {}
