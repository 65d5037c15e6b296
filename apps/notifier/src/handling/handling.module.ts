import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { NextContactsModule } from '../next-contacts/next-contacts.module';
import { SettingsModule } from '../settings/settings.module';
import { AcknowledgeSignal } from './acknowledge-signal';
import { AssignSignal } from './assign-signal';
import { BeginHandling } from './begin-handling';
import { Colleagues } from './colleagues';
import { ContactTurns } from './contact-turns';
import { EndAcknowledgement } from './end-acknowledgement';
import { FollowChange } from './follow-change';
import { SignalHandlingController } from './signal-handling.controller';
import { LookAtSignal } from './look-at-signal';
import { Looks } from './looks.system';
import { SnoozeSignal } from './snooze-signal';

/** Who handles an open signal, and who is reminded when nobody acts. */
@Module({
  imports: [DeliveriesModule, NextContactsModule, SettingsModule],
  controllers: [SignalHandlingController],
  providers: [
    AcknowledgeSignal,
    AssignSignal,
    BeginHandling,
    Colleagues,
    ContactTurns,
    EndAcknowledgement,
    FollowChange,
    LookAtSignal,
    Looks,
    SnoozeSignal,
  ],
  exports: [AcknowledgeSignal, AssignSignal, Colleagues, ContactTurns, FollowChange, SnoozeSignal],
})
export class HandlingModule {}
