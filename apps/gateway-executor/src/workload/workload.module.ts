import { Module } from '@nestjs/common';
import { SchedulesModule } from '../schedules/schedules.module';
import { WorkloadRpc } from './workload.rpc';

/** Says what an integration was used for lately. */
@Module({ imports: [SchedulesModule], controllers: [WorkloadRpc] })
export class WorkloadModule {}
