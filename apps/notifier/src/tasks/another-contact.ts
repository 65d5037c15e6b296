/** What the key of a task begins with that asks for another contact of a customer; the address of the former one follows. */
export const ANOTHER_CONTACT = 'another_contact.';
