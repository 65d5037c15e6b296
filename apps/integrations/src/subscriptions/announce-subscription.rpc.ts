import {
  announceSubscription,
  type AnnouncedSubscription,
  type AnnounceSubscriptionRequest,
} from '@linesman/contracts';
import { OnRpc, RpcCallers } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { BeginSetup } from './begin-setup';

@Controller()
export class AnnounceSubscriptionRpc {
  constructor(
    private readonly callers: RpcCallers,
    private readonly database: Database,
    private readonly setups: BeginSetup,
  ) {}

  @OnRpc(announceSubscription)
  async announce(told: AnnounceSubscriptionRequest, context: NatsContext): Promise<AnnouncedSubscription> {
    const { tenant_id } = told;
    await this.callers.callerFor(tenant_id, context);
    const begun = await this.database.inTenant(tenant_id, (tx) => this.setups.begin(tx, tenant_id, told));
    return { known: !begun };
  }
}
