import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { TasksModule } from '../tasks/tasks.module';
import { WorkflowModule } from '../workflow/workflow.module';
import { FollowOutage } from './follow-outage';
import { FollowOutages } from './follow-outages.system';
import { OnProviderOutage } from './on-provider-outage';
import { RunForOutage } from './run-for-outage';
import { TellReaders } from './tell-readers';

/** One message about an outage to each of its readers, in place of one about each signal; and the workflows that begin with it. */
@Module({
  imports: [DeliveriesModule, TasksModule, WorkflowModule],
  controllers: [OnProviderOutage],
  providers: [FollowOutage, FollowOutages, RunForOutage, TellReaders],
})
export class OutagesModule {}
