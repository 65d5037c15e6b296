import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { LookAtTask } from './look-at-task';
import { LooksAtTasks } from './looks.system';
import { OverdueNoticesController } from './overdue-notices.controller';
import { SendOverdue } from './send-overdue.system';

/** Tells the assignee of a task that it is overdue, and later their manager. */
@Module({
  imports: [DeliveriesModule],
  controllers: [OverdueNoticesController],
  providers: [LookAtTask, LooksAtTasks, SendOverdue],
})
export class OverdueTasksModule {}
