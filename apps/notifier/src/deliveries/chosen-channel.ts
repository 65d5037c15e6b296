import type { DeliveryChannelName } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';
import type { Audience } from '../signals/audience';

/** Whether a tenant may choose the channel on which these people are told. */
export const hasChoice = (audience: Audience): boolean => audience === 'csm' || audience === 'manager';

/** From now on the tenant's CSMs and their managers are told on this channel. Messages about earlier signals stay on the channel where they began. */
export async function chooseChannel(tx: Tx, tenantId: string, channel: DeliveryChannelName): Promise<void> {
  await changed(
    tx,
    `insert into chosen_channels (tenant_id, channel) values ($1, $2)
     on conflict (tenant_id) do update set channel = excluded.channel, chosen_at = clock_timestamp()`,
    [tenantId, channel],
  );
}

/** From now on they are told where they are told without a choice. */
export async function forgetChoice(tx: Tx, tenantId: string): Promise<void> {
  await changed(tx, 'delete from chosen_channels where tenant_id = $1', [tenantId]);
}

/** The channel of a delivery, as a part of the statement that inserts it: it costs no round trip of its own. */
export const chosenOr = (channel: string, { by_choice, tenant }: { by_choice: string; tenant: string }): string =>
  `coalesce((select c.channel from chosen_channels c where c.tenant_id = ${tenant} and ${by_choice}), ${channel})`;
