import type { DeliveryChannelName } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import type { Message } from './message.entity';
import { announces } from './occasions';

type Marked = Pick<Message, 'id' | 'tenant_id' | 'channel'>;

/**
 * The messages that announced a signal have something new to show, and are edited when a process finds them due.
 * @param channels those that can edit.
 * @returns these messages.
 */
export async function markChanged(tx: Tx, signalIds: string[], channels: DeliveryChannelName[]): Promise<Marked[]> {
  return rows<Marked>(
    tx,
    `update messages m set changes = changes + 1, refresh_due_at = clock_timestamp() from deliveries d
     where d.message_id = m.id and d.signal_id = any($1) and ${announces}
       and m.channel = any($2) and m.gone_at is null returning m.id, m.tenant_id, m.channel`,
    [signalIds, channels],
  );
}
