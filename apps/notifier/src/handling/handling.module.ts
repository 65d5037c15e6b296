import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { AcknowledgeSignal } from './acknowledge-signal';
import { BeginHandling } from './begin-handling';
import { FollowChange } from './follow-change';
import { HandlingController } from './handling.controller';
import { LookAtSignal } from './look-at-signal';
import { Looks } from './looks.system';
import { SnoozeSignal } from './snooze-signal';

/** Who handles an open signal, and who is reminded when nobody acts. */
@Module({
  imports: [DeliveriesModule],
  controllers: [HandlingController],
  providers: [AcknowledgeSignal, BeginHandling, FollowChange, LookAtSignal, Looks, SnoozeSignal],
  exports: [AcknowledgeSignal, FollowChange, SnoozeSignal],
})
export class HandlingModule {}
