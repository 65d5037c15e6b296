import { workload, type WorkloadAnswer, type WorkloadRequest } from '@linesman/contracts';
import { OnRpc } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import { DueRuns } from '../schedules/due-runs';
import { readWorkload } from './read-workload';

@Controller()
export class WorkloadRpc {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly due: DueRuns,
  ) {}

  @OnRpc(workload)
  of(asked: WorkloadRequest): Promise<WorkloadAnswer> {
    return this.database.readInTenant(asked.tenant_id, (tx) =>
      readWorkload(tx, asked, { now: this.clock.now(), scheduled: this.due.of(tx, asked.integration_id) }),
    );
  }
}
