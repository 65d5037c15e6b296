import { type GatewayCall, lookUpBy } from '@linesman/provider-kit';
import { xeroGet, xeroWrite } from './dialect';

interface Contact {
  ContactID: string;
  ContactNumber?: string;
}

interface Contacts {
  Contacts: Contact[];
}

interface Person {
  name?: string;
  email?: string;
  phone?: string;
}

/** Xero forgets idempotency keys, so we look for the contact by its number first. */
export async function createCustomerProfile(call: GatewayCall): Promise<Record<string, unknown>> {
  return outputOf(await contactOf(call, call.parameters));
}

/** The contact of this execution. Xero refuses a name that another contact has. */
export async function contactOf(call: GatewayCall, { name, email, phone }: Person): Promise<Contact> {
  const found = await findContact(call);
  if (found) return found;
  const json = {
    Contacts: [
      {
        Name: name ?? email,
        EmailAddress: email,
        ContactNumber: call.idempotency_key,
        ...(phone ? { Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: phone }] } : {}),
      },
    ],
  };
  const idempotency_key = `${call.idempotency_key}-contact`;
  const write = { method: 'PUT', path: '/Contacts?summarizeErrors=true', json, idempotency_key } as const;
  const { Contacts } = await xeroWrite(call, write, isContacts);
  return Contacts[0]!;
}

export const lookUpContact = lookUpBy(findContact, (_call, found) => outputOf(found));

async function findContact(call: GatewayCall): Promise<Contact | undefined> {
  const query = new URLSearchParams({ where: `ContactNumber=="${call.idempotency_key}"` });
  const { Contacts } = await xeroGet(call, `/Contacts?${query.toString()}`, isContacts);
  return Contacts.find(({ ContactNumber }) => ContactNumber === call.idempotency_key);
}

const outputOf = ({ ContactID }: Contact) => ({ customer_id: ContactID });

function isContacts(body: unknown): body is Contacts {
  const list = (body as Partial<Contacts> | null)?.Contacts;
  return Array.isArray(list) && list.every((one) => typeof one?.ContactID === 'string');
}
