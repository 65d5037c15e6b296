import type { Customer } from '../upstream/answers';

export type Contact = NonNullable<Customer['technical_contact']>;

/** In the order in which they are told. */
export const contactsOf = ({
  technical_contact,
  other_contacts = [],
}: Pick<Customer, 'technical_contact' | 'other_contacts'>): Contact[] =>
  technical_contact ? [technical_contact, ...other_contacts] : [];

export type ContactChange = { add: Contact } | { up: string } | { remove: string };

/** The contacts after a change. An address that is not among them changes nothing. */
export function changedContacts(contacts: Contact[], change: ContactChange): Contact[] {
  if ('add' in change) return [...contacts, change.add];
  if ('remove' in change) return contacts.filter(({ email }) => email !== change.remove);
  const at = contacts.findIndex(({ email }) => email === change.up);
  if (at < 1) return contacts;
  return [...contacts.slice(0, at - 1), contacts[at]!, contacts[at - 1]!, ...contacts.slice(at + 1)];
}
