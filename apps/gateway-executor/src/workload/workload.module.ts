import { Module } from '@nestjs/common';
import { WorkloadRpc } from './workload.rpc';

/** Says what an integration was used for lately. */
@Module({ controllers: [WorkloadRpc] })
export class WorkloadModule {}
