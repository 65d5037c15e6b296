import { findSlackChannel } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { invalidFields } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { refuseWrongSlack } from './refuse-wrong-slack';
import type { SettingsBody } from './settings.dto';
import { TenantSettingsRow } from './tenant-settings.entity';

/** Finds out whether Linesman can post in the Slack channel that somebody chose. */
@Injectable()
export class ChooseChannel {
  constructor(
    private readonly database: Database,
    private readonly rpc: RpcClient,
  ) {}

  /**
   * One that is stored already is not asked for again, so that other settings can be saved while Slack is away.
   * @returns its id. @throws Problem that says why not.
   */
  async choose(
    tenant_id: string,
    { slack_channel_id: channel, slack_integration_id: integration_id }: SettingsBody,
  ): Promise<string | null> {
    if (!channel) return null;
    const refuse = (message: string) => invalidFields([{ field: 'slack_channel_id', message }]);
    if (!integration_id) throw refuse('needs a Slack integration: choose one first');
    const isStored = await this.database.inTenant(tenant_id, async (tx) => {
      await refuseWrongSlack(tx, integration_id);
      return tx.existsBy(TenantSettingsRow, {
        tenant_id,
        slack_integration_id: integration_id,
        slack_channel_id: channel,
      });
    });
    if (isStored) return channel;
    const found = await this.rpc.call(findSlackChannel, { tenant_id, integration_id, channel });
    if (found.refusal !== undefined || !found.channel_id) throw refuse(found.refusal ?? 'was not found');
    return found.channel_id;
  }
}
