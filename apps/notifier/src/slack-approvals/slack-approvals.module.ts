import { Module } from '@nestjs/common';
import { ApprovalsModule } from '../approvals/approvals.module';
import { SlackModule } from '../channels/slack/slack.module';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { WorkflowRunsModule } from '../workflow-runs/workflow-runs.module';
import { DecideOnSlack } from './decide-on-slack';

/** The CSM approves or refuses with a button in Slack what a workflow asks for. */
@Module({
  imports: [ApprovalsModule, DeliveriesModule, SlackModule, WorkflowRunsModule],
  providers: [DecideOnSlack],
})
export class SlackApprovalsModule {}
