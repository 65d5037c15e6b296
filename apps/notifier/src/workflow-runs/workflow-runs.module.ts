import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { TasksModule } from '../tasks/tasks.module';
import { WorkflowModule } from '../workflow/workflow.module';
import { ChangeRun } from './change-run';
import { DecideStep } from './decide-step';
import { ReadRun } from './read-run';
import { WorkflowRunsController } from './workflow-runs.controller';

/** Shows what workflows did, lets people stop runs and let them go on, and approve or refuse what waits for it. */
@Module({
  imports: [DeliveriesModule, TasksModule, WorkflowModule],
  controllers: [WorkflowRunsController],
  providers: [ChangeRun, DecideStep, ReadRun],
  exports: [DecideStep],
})
export class WorkflowRunsModule {}
