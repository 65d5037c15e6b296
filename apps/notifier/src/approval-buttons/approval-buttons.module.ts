import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module';
import { ButtonsModule } from '../buttons/buttons.module';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { WorkflowRunsModule } from '../workflow-runs/workflow-runs.module';
import { DecideByButton } from './decide-by-button';

/** The CSM approves or refuses with a button of a message what a workflow asks for. */
@Module({
  imports: [ApprovalsModule, ButtonsModule, DeliveriesModule, WorkflowRunsModule],
  providers: [DecideByButton],
})
export class ApprovalButtonsModule {}
