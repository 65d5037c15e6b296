import { dependents, type DependentsAnswer, type DependentsRequest } from '@linesman/contracts';
import { OnRpc } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import { readDependents } from './read-dependents';

@Controller()
export class DependentsRpc {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @OnRpc(dependents)
  of({ tenant_id, integration_id }: DependentsRequest): Promise<DependentsAnswer> {
    return this.database.byKey.inTenant(tenant_id, (tx) => readDependents(tx, integration_id, this.clock.now()));
  }
}
