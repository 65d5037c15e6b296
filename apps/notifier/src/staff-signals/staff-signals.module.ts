import { Module } from '@nestjs/common';
import { EmailModule } from '../channels/email/email.module';
import { SlackModule } from '../channels/slack/slack.module';
import { TasksModule } from '../tasks/tasks.module';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { CloseStaffSignal } from './close-staff-signal';
import { EmailStaff } from './email-staff';
import { OnStaffSignalClosed } from './on-staff-signal-closed';
import { OnStaffSignalOpened } from './on-staff-signal-opened';
import { OpenStaffSignal } from './open-staff-signal';
import { PostToStaff } from './post-to-staff';
import { SendStaffMessages } from './send-staff-messages.system';

/** Tells our own staff about problems of Linesman itself. */
@Module({
  imports: [DeliveriesModule, EmailModule, SlackModule, TasksModule],
  controllers: [OnStaffSignalClosed, OnStaffSignalOpened],
  providers: [CloseStaffSignal, EmailStaff, OpenStaffSignal, PostToStaff, SendStaffMessages],
  exports: [CloseStaffSignal, OpenStaffSignal],
})
export class StaffSignalsModule {}
