import { Module } from '@nestjs/common';
import { EmailModule } from '../channels/email/email.module';
import { SlackModule } from '../channels/slack/slack.module';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { EmailOverdue } from './email-overdue';
import { LookAtTask } from './look-at-task';
import { LooksAtTasks } from './looks.system';
import { OverdueNoticesController } from './overdue-notices.controller';
import { PostOverdue } from './post-overdue';
import { SendOverdue } from './send-overdue.system';

/** Tells the assignee of a task that it is overdue, and later their manager. */
@Module({
  imports: [DeliveriesModule, EmailModule, SlackModule],
  controllers: [OverdueNoticesController],
  providers: [EmailOverdue, LookAtTask, LooksAtTasks, PostOverdue, SendOverdue],
})
export class OverdueTasksModule {}
