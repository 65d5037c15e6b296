import type { SignalSnapshot, TechnicalContact } from '@linesman/contracts';

/** Why it is the turn of the customer's next contact: the one before cannot be reached, or nobody acts. */
export const nextContactReasons = ['unsubscribed', 'bounced', 'undelivered', 'nobody_acted'] as const;
export type NextContactBecause = (typeof nextContactReasons)[number];

/** In the order in which they are told. */
export const contactsOf = ({ customer }: Pick<SignalSnapshot, 'customer'>): TechnicalContact[] =>
  customer?.technical_contact ? [customer.technical_contact, ...(customer.other_contacts ?? [])] : [];

export interface TurnFacts {
  /** In the order in which they are told. */
  contacts: readonly Pick<TechnicalContact, 'email'>[];
  /** Addresses to which no emails go, in lower case. */
  stopped: ReadonlySet<string>;
  /** Addresses that had their turn, in lower case. */
  tried: ReadonlySet<string>;
}

/** @returns the address of the first contact who can be reached and had no turn; nothing where nobody is left. */
export const nextContact = ({ contacts, stopped, tried }: TurnFacts): string | undefined =>
  contacts.map(({ email }) => email.toLowerCase()).find((email) => !stopped.has(email) && !tried.has(email));
