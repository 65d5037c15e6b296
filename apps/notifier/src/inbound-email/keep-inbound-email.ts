import { randomUUID } from 'node:crypto';
import { one, type Tx } from '@linesman/persistence';
import type { InboundEmail } from '../signals/inbound-email.entity';

/**
 * Of one delivery and kind. More than people write; less than a loop of two programs, after which a bounce or a complaint is
 * still taken.
 */
const MOST = 20;

/** @returns its id, or nothing where it is known, or where too many came about this delivery. */
export async function keepInboundEmail(tx: Tx, email: Omit<InboundEmail, 'id'>): Promise<string | undefined> {
  const kept = await one<{ id: string }>(
    tx,
    `insert into inbound_emails (id, tenant_id, signal_id, delivery_id, kind, message_key, contact, from_name, from_address,
       subject, text, attachments, received_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, $13
     where (select count(*) from inbound_emails where delivery_id = $4 and kind = $5) < ${MOST}
     on conflict (delivery_id, message_key) do nothing returning id`,
    [
      randomUUID(),
      email.tenant_id,
      email.signal_id,
      email.delivery_id,
      email.kind,
      email.message_key,
      email.contact,
      email.from_name,
      email.from_address,
      email.subject,
      email.text,
      JSON.stringify(email.attachments),
      email.received_at,
    ],
  );
  return kept?.id;
}
