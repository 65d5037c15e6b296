import { Module } from '@nestjs/common';
import { ManagingModule } from '../integrations/managing.module';
import { WorkflowController } from './workflow.controller';
import { WorkflowReplayController } from './workflow-replay.controller';
import { WorkflowReplaysController } from './workflow-replays.controller';
import { WorkflowHistoryController } from './workflow-history.controller';
import { WorkflowsController } from './workflows.controller';

/** Settings > Workflows. */
@Module({
  imports: [ManagingModule],
  controllers: [
    WorkflowController,
    WorkflowHistoryController,
    WorkflowReplayController,
    WorkflowReplaysController,
    WorkflowsController,
  ],
})
export class WorkflowsModule {}
