import { rows, type Tx } from '@linesman/persistence';

/** Ids of profiles that were made for a customer, by their account. Without them a second profile would be made. */
export async function madeIds(tx: Tx, customer_id: string): Promise<Record<string, string>> {
  const made = await rows<{ account: string; profile_id: string }>(
    tx,
    'select account, profile_id from customer_profiles where customer_id = $1 and profile_id is not null',
    [customer_id],
  );
  return Object.fromEntries(made.map(({ account, profile_id }) => [account, profile_id]));
}
