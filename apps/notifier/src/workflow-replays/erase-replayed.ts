import { changed, type Tx } from '@linesman/persistence';

/** What replays say of signals, and of the contacts that these tell. @returns how many rows that were. */
export async function eraseReplayed(tx: Tx, signalIds: string[]): Promise<number> {
  const people = await changed(
    tx,
    `delete from workflow_replay_people p using signals s
     where s.signal_id = any($1) and p.tenant_id = s.tenant_id and p.audience = 'contact' and (p.recipient = s.contact_email
       or p.recipient in (select lower(o #>> '{}') from jsonb_path_query(s.snapshot, '$.customer.other_contacts[*].email') o))`,
    [signalIds],
  );
  const signals = await changed(tx, 'delete from workflow_replay_signals where signal_id = any($1)', [signalIds]);
  const messages = await changed(tx, 'delete from workflow_replay_messages where signal_id = any($1)', [signalIds]);
  return people + signals + messages;
}
