import { one, type Tx } from '@linesman/persistence';
import type { InboundEmail } from './inbound-email.entity';

/** What a contact replied, as a message shows it. */
export type ShownReply = Pick<InboundEmail, 'contact' | 'from_name' | 'from_address' | 'text' | 'attachments'>;

/** What the occasion begins with where a contact replied to an email; the id of what arrived follows. */
export const EMAIL_REPLY = 'email_reply.';

/** The reply whose id the occasion names; nothing after an erasure. */
export const readReply = (tx: Tx, id: string): Promise<ShownReply | undefined> =>
  one<ShownReply>(tx, 'select contact, from_name, from_address, text, attachments from inbound_emails where id = $1', [
    id,
  ]);
