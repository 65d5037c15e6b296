import { openSlackHome } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import type { Visit } from '@linesman/provider-kit';
import { Injectable } from '@nestjs/common';
import { FindAccounts } from './find-accounts.system';
import { pushes } from './push-metrics';

/** Tells the notifier who opened our page at a provider, so that it shows them what they handle. Only Slack has one. */
@Injectable()
export class TellVisits {
  constructor(
    private readonly accounts: FindAccounts,
    private readonly rpc: RpcClient,
  ) {}

  /** @throws Problem 503 while the notifier does not answer: the provider then sends the webhook again. */
  async tell(connection_code: string, { account_id, user_id, at }: Visit): Promise<void> {
    const users = await this.accounts.usersOf(connection_code, account_id);
    if (users.length === 0) pushes.inc({ connection: connection_code, outcome: 'unknown_account' });
    for (const { tenant_id, integration_ids } of users) {
      for (const integration_id of integration_ids)
        await this.rpc.call(openSlackHome, { tenant_id, integration_id, user_id, opened_at: at.toISOString() });
      pushes.inc({ connection: connection_code, outcome: 'opened' });
    }
  }
}
