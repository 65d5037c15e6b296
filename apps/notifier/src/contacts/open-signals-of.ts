import { rows, type Tx } from '@linesman/persistence';

/**
 * The open signals of the customers whose technical contact has this address, and those of which this person was told.
 * @param lock before any row of a contact or delivery is changed, as the handlers of events do.
 */
export async function openSignalsOf(tx: Tx, email: string, lock: 'for update' | '' = ''): Promise<string[]> {
  const signals = await rows<{ signal_id: string }>(
    tx,
    `select signal_id from signals where state = 'open' and signal_id in (
         select signal_id from signals where state = 'open' and contact_email = $1
         union select signal_id from deliveries where recipient = $1 and audience = 'contact')
       order by created_at ${lock}`,
    [email],
  );
  return signals.map(({ signal_id }) => signal_id);
}
