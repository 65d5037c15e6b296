import type { LinkColleague } from '@linesman/contracts';
import { isEmail } from 'class-validator';
import type { OpenLink } from './follow-link';
import type { Message } from './texts/translate';

/** Of one signal: through a chain of hand-overs nobody may email any number of people. */
export const MOST_HAND_OVERS = 5;

/** No characters of addresses and markup, because the name stands in an email. */
const NAME = /^[\p{L}\p{M}\p{N} .,'’()-]{1,80}$/u;

/** What was entered about the colleague, to show it again. */
export interface EnteredColleague {
  name: string;
  email: string;
}

/** The part of a link's page for whoever is not the right person. */
export interface ShownHandOver {
  /** What its form posts to. */
  action: string;
  domain: string;
  /** What was entered before, and why it was refused. */
  entered?: EnteredColleague;
  refusal?: Message;
}

/** The field that a refusal is about; none is where a signal's links were handed over too often. */
export function wrongField({ key }: Message): 'name' | 'email' | undefined {
  if (key === 'colleague_too_many') return undefined;
  return key === 'colleague_no_name' ? 'name' : 'email';
}

export type RefusedColleague = Required<Pick<ShownHandOver, 'entered' | 'refusal'>>;

/**
 * The domain that the colleague's address must have: that of the person for whom the link was made, else of the contact.
 * @returns nothing where a link is not handed over: it belongs to no signal, or nobody is known at the customer.
 */
export function domainOfColleague({ session, subject }: OpenLink): string | undefined {
  if (session.kind !== 'reconnect' || !session.signal_id) return undefined;
  return domainOf(session.recipient ?? '') ?? domainOf(subject.contact_email ?? '');
}

const domainOf = (address: string): string | undefined =>
  isEmail(address) ? address.slice(address.lastIndexOf('@') + 1).toLowerCase() : undefined;

export const enteredOf = (form: Record<string, unknown> | undefined): EnteredColleague => ({
  name: typeof form?.name === 'string' ? form.name.trim() : '',
  email: typeof form?.email === 'string' ? form.email.trim() : '',
});

/** The colleague, or why this is nobody to whom the link can be handed over. */
export function acceptColleague(
  { name, email }: EnteredColleague,
  domain: string,
  holder: string | null,
): LinkColleague | { refusal: Message } {
  if (!NAME.test(name)) return { refusal: { key: 'colleague_no_name' } };
  if (!isEmail(email) || email.length > 320) return { refusal: { key: 'colleague_no_email' } };
  const address = email.toLowerCase();
  if (domainOf(address) !== domain) return { refusal: { key: 'colleague_elsewhere', values: { domain } } };
  if (address === holder?.toLowerCase()) return { refusal: { key: 'colleague_same' } };
  return { name, email: address };
}
