import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { TasksModule } from '../tasks/tasks.module';
import { ApprovalsController } from './approvals.controller';
import { AuditLogController } from './audit-log.controller';
import { DecideApproval } from './decide-approval';

/** People approve or reject messages that wait for it. */
@Module({
  imports: [DeliveriesModule, TasksModule],
  controllers: [ApprovalsController, AuditLogController],
  providers: [DecideApproval],
})
export class ApprovalsModule {}
