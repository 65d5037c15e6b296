import { rows, type Tx } from '@linesman/persistence';

/**
 * The open signals of the customers whose technical contact has this address.
 * @param lock before any row of a contact or delivery is changed, as the handlers of events do.
 */
export async function openSignalsOf(tx: Tx, email: string, lock: 'for update' | '' = ''): Promise<string[]> {
  const signals = await rows<{ signal_id: string }>(
    tx,
    `select signal_id from signals where state = 'open' and contact_email = $1 order by created_at ${lock}`,
    [email],
  );
  return signals.map(({ signal_id }) => signal_id);
}
