import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { TasksModule } from '../tasks/tasks.module';
import { ApprovalsController } from './approvals.controller';
import { DecideApproval } from './decide-approval';

/** People approve or reject messages that wait for it. */
@Module({
  imports: [DeliveriesModule, TasksModule],
  controllers: [ApprovalsController],
  providers: [DecideApproval],
  exports: [DecideApproval],
})
export class ApprovalsModule {}
