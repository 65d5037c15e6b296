import { notFound, Roles } from '@linesman/service-kit';
import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { RebuildReplicas } from './rebuild-replicas';
import { type RebuildProgress, ReplicaRebuilds } from './replica-rebuilds.system';

@Roles('admin')
@Controller('internal/replicas/rebuild')
export class ReplicasController {
  constructor(
    private readonly replicas: RebuildReplicas,
    private readonly rebuilds: ReplicaRebuilds,
  ) {}

  /** Begins to compare the replicas with the integrations service's snapshot, and to repair those that differ. Does not wait for the end. Changes nothing while a comparison runs. */
  @Post()
  @HttpCode(202)
  rebuild(): Promise<RebuildProgress> {
    return this.replicas.begin();
  }

  /** How far the comparison is that began last. */
  @Get()
  async getReplicaRebuild(): Promise<RebuildProgress> {
    const progress = await this.rebuilds.find();
    if (!progress) throw notFound('comparison of the replicas');
    return progress;
  }
}
