import { Module } from '@nestjs/common';
import { WorkflowRunController } from './workflow-run.controller';
import { WorkflowRunsController } from './workflow-runs.controller';

@Module({ controllers: [WorkflowRunsController, WorkflowRunController] })
export class WorkflowRunsModule {}
