import { triggerSyncs } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import type { DataChange } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import { FindAccounts } from './find-accounts.system';
import { pushes } from './push-metrics';

/** Tells the executor of data that has changed at a provider, so that schedules which wait for that run soon. */
@Injectable()
export class TellChanges {
  constructor(
    private readonly accounts: FindAccounts,
    private readonly rpc: RpcClient,
  ) {}

  /** @throws Problem 503 while the executor does not answer: the provider then sends the webhook again. */
  async tell(connection_code: string, { account_id, capability_code }: DataChange): Promise<void> {
    const users = await this.accounts.usersOf(connection_code, account_id);
    if (users.length === 0) pushes.inc({ connection: connection_code, outcome: 'unknown_account' });
    for (const { tenant_id, integration_ids } of users) {
      const { schedules } = await this.rpc.call(triggerSyncs, { tenant_id, integration_ids, capability_code });
      pushes.inc({ connection: connection_code, outcome: schedules > 0 ? 'sync' : 'no_schedule' });
    }
  }
}
