import { Module } from '@nestjs/common';
import { ManagingModule } from '../integrations/managing.module';
import { WorkflowController } from './workflow.controller';
import { WorkflowHistoryController } from './workflow-history.controller';
import { WorkflowsController } from './workflows.controller';

/** Settings > Workflows. */
@Module({
  imports: [ManagingModule],
  controllers: [WorkflowController, WorkflowHistoryController, WorkflowsController],
})
export class WorkflowsModule {}
