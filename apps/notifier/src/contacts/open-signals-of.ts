import { rows, type Tx } from '@linesman/persistence';

/** The open signals of the customers whose technical contact has this address. */
export async function openSignalsOf(tx: Tx, email: string): Promise<string[]> {
  const signals = await rows<{ signal_id: string }>(
    tx,
    `select signal_id from signals where state = 'open'
       and lower(snapshot #>> '{customer,technical_contact,email}') = $1 order by created_at`,
    [email],
  );
  return signals.map(({ signal_id }) => signal_id);
}
