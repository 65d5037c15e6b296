import { one, type Tx } from '@linesman/persistence';
import { flapPolicy } from '../flapping/flap-policy';
import type { SignalContext } from '../signals/signal-context';
import type { Delivery } from './delivery.entity';
import type { Message } from './message.entity';
import { announces, isFirst } from './occasions';

const select = `select m.* from signals s join deliveries d using (signal_id) join messages m on m.id = d.message_id
  where s.tenant_id = $1 and s.integration_id = $2 and s.signal_id <> $3 and s.state <> 'open'
    and s.created_at > clock_timestamp() - interval '${flapPolicy.window_minutes} minutes'
    and d.channel = $4 and d.recipient = $5 and d.audience = $6 and d.state = 'sent' and d.digest is null and ${announces}
    and m.gone_at is null
  order by d.created_at desc limit 1`;

/**
 * Where an integration is unstable, the person is told in the conversation about the signal before. @returns the message
 * that it began with. Reads signals_of_integration.
 */
export async function earlierConversation(
  tx: Tx,
  delivery: Pick<Delivery, 'tenant_id' | 'signal_id' | 'occasion' | 'follows' | 'channel' | 'recipient' | 'audience'>,
  { signal }: SignalContext,
): Promise<Message | undefined> {
  const { tenant_id, signal_id, occasion, channel, recipient, audience, follows } = delivery;
  if (signal.openings < flapPolicy.told_at_once || audience === 'contact') return undefined;
  if (!isFirst({ occasion, follows: follows !== null })) return undefined;
  const { integration_id } = signal.snapshot.status_change;
  return one<Message>(tx, select, [tenant_id, integration_id, signal_id, channel, recipient, audience]);
}
