import { Roles } from '@linesman/service-kit';
import { Controller, HttpCode, Post } from '@nestjs/common';
import { RebuildReplicas } from './rebuild-replicas';

@Roles('admin')
@Controller('internal/replicas')
export class ReplicasController {
  constructor(private readonly replicas: RebuildReplicas) {}

  /** Compares the replicas with the integrations service's snapshot, and repairs those that differ. */
  @Post('rebuild')
  @HttpCode(200)
  rebuild(): Promise<{ read: number; drifted: number }> {
    return this.replicas.rebuild();
  }
}
