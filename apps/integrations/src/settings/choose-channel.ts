import { findSlackChannel } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { type Expected, invalidFields, refuseStale } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { refuseWrongSlack } from './refuse-wrong-slack';
import type { SettingsBody } from './settings.dto';
import { TenantSettingsRow } from './tenant-settings.entity';

type Chosen = Pick<TenantSettingsRow, 'slack_channel_id' | 'slack_channel_name'>;

/** Finds out whether Linesman can post in the Slack channel that somebody chose. */
@Injectable()
export class ChooseChannel {
  constructor(
    private readonly database: Database,
    private readonly rpc: RpcClient,
  ) {}

  /**
   * One that is stored already is not asked for again, so that other settings can be saved while Slack is away. Nothing is
   * done at Slack for settings that somebody else has changed meanwhile.
   * @throws Problem that says why not.
   */
  async choose(
    tenant_id: string,
    { slack_channel_id: channel, slack_integration_id: integration_id }: SettingsBody,
    expected?: Expected,
  ): Promise<Chosen> {
    if (!channel) return { slack_channel_id: null, slack_channel_name: null };
    const refuse = (message: string) => invalidFields([{ field: 'slack_channel_id', message }]);
    if (!integration_id) throw refuse('needs a Slack integration: choose one first');
    const known = await this.database.inTenant(tenant_id, async (tx) => {
      await refuseWrongSlack(tx, integration_id);
      return tx.findOneBy(TenantSettingsRow, { tenant_id });
    });
    refuseStale(expected, known?.version ?? 0);
    if (known?.slack_integration_id === integration_id && isOf(known, channel)) return known;
    const found = await this.rpc.call(findSlackChannel, { tenant_id, integration_id, channel });
    if (found.refusal !== undefined || !found.channel_id) throw refuse(found.refusal ?? 'was not found');
    return { slack_channel_id: found.channel_id, slack_channel_name: found.name ?? null };
  }
}

const isOf = ({ slack_channel_id, slack_channel_name }: Chosen, text: string): boolean =>
  text === slack_channel_id || (slack_channel_name !== null && text === `#${slack_channel_name}`);
