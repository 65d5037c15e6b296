import type { InboundEmail } from '../upstream/answers';

/** What came by email about a signal. */
export interface ShownEmail {
  kind: 'email';
  id: string;
  at: string;
  who: string;
  /** After the name of the person. */
  said: string;
  /** What they wrote, or what a mail server said. */
  lines: string[];
  remarks: string[];
}

interface Person {
  name: string;
  email: string;
}

const words: Record<InboundEmail['kind'], string> = {
  reply: 'replied by email',
  automatic: 'has an automatic answer to an email',
  bounced: 'has no mailbox: an email was returned',
  undelivered: 'did not get an email: it was returned',
  delayed: 'has not got an email yet: the mail server tries again',
  complaint: 'reported an email as spam, and gets no more emails',
};

/** An automatic answer is not what the contact says about the signal, so its text is not shown. */
export function shownEmail(email: InboundEmail, contacts: Person[]): ShownEmail {
  const { id, kind, received_at, from_name, from_address, text, attachments } = email;
  const address = kind === 'reply' ? from_address : email.contact;
  const known = contacts.find((one) => one.email.toLowerCase() === address.toLowerCase());
  const isOther = kind === 'reply' && address.toLowerCase() !== email.contact.toLowerCase();
  return {
    kind: 'email',
    id,
    at: received_at,
    who: known?.name ?? ((kind === 'reply' && from_name) || address),
    said: words[kind],
    lines: kind === 'automatic' || text === '' ? [] : text.split('\n'),
    remarks: [
      ...(isOther ? [`From ${from_address}, to an email that had gone to ${email.contact}.`] : []),
      ...(attachments.length > 0 ? [`Attached, and not kept: ${attachments.join(', ')}.`] : []),
    ],
  };
}
