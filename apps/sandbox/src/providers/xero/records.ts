import { createHash } from 'node:crypto';
import type { XeroAccount } from './accounts';

export type XeroRecord = Record<string, unknown>;

const first = ['Ada', 'Ben', 'Chiara', 'Dmitri', 'Elif', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Kaia', 'Liam'];
const last = ['Abbott', 'Brandt', 'Castro', 'Dupont', 'Eriksen', 'Fischer', 'Garcia', 'Haddad', 'Ito', 'Jansen', 'Kim'];
const pick = (list: string[], n: number): string => list[n % list.length] ?? '';
const minute = 60_000;

export const uuidOf = (text: string): string =>
  createHash('sha256')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');

export const xeroTime = (time: number): string => `/Date(${time}+0000)/`;

/** Xero writes each date twice: as its midnight and as text. */
export const xeroDate = (name: string, time: number): XeroRecord => {
  const day = Math.floor(time / (24 * 60 * minute)) * 24 * 60 * minute;
  return { [`${name}String`]: new Date(day).toISOString().slice(0, 19), [name]: xeroTime(day) };
};

export function contact({ account }: XeroAccount, n: number): XeroRecord {
  const [FirstName, LastName] = [pick(first, n), pick(last, n)];
  const ContactID = uuidOf(`${account}/contact/${n}`);
  // Every tenth has no address, so that its invoices cannot be emailed.
  const EmailAddress = n % 10 === 9 ? '' : `${FirstName}.${LastName}.${n}@${account}.example`.toLowerCase();
  return {
    ContactID,
    ContactStatus: n % 25 === 24 ? 'ARCHIVED' : 'ACTIVE',
    Name: `${FirstName} ${LastName} ${n + 1}`,
    FirstName,
    LastName,
    EmailAddress,
    BankAccountDetails: '',
    Addresses: [{ AddressType: 'STREET', City: '', Region: '', PostalCode: '', Country: '' }],
    Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: `555 01${String(n % 100).padStart(2, '0')}`, PhoneCountryCode: '1' }],
    UpdatedDateUTC: xeroTime(Date.UTC(2026, 0, 1) + n * 41 * minute),
    ContactGroups: [],
    IsSupplier: n % 5 === 0,
    IsCustomer: true,
    ContactPersons: [],
    HasAttachments: false,
    HasValidationErrors: false,
  };
}

export function invoice(owner: XeroAccount, n: number): XeroRecord {
  const { ContactID, Name } = contact(owner, n % owner.contacts);
  const paid = n % 3 !== 0;
  const Total = 100 + ((n * 7_919) % 9_000);
  const day = Date.UTC(2026, 0, 1) + n * 37 * minute;
  return {
    Type: n % 4 === 3 ? 'ACCPAY' : 'ACCREC',
    InvoiceID: uuidOf(`${owner.account}/invoice/${n}`),
    InvoiceNumber: `INV-${String(n + 1).padStart(4, '0')}`,
    Reference: `Order ${n + 1}`,
    Payments: [],
    CreditNotes: [],
    Prepayments: [],
    Overpayments: [],
    AmountDue: paid ? 0 : Total,
    AmountPaid: paid ? Total : 0,
    AmountCredited: 0,
    SentToContact: true,
    CurrencyRate: 1,
    HasErrors: false,
    IsDiscounted: false,
    HasAttachments: false,
    Contact: { ContactID, Name, Addresses: [], Phones: [], ContactGroups: [], ContactPersons: [] },
    ...xeroDate('Date', day),
    ...xeroDate('DueDate', day + 30 * 24 * 60 * minute),
    Status: paid ? 'PAID' : 'AUTHORISED',
    LineAmountTypes: 'Exclusive',
    LineItems: [],
    SubTotal: Total,
    TotalTax: 0,
    Total,
    UpdatedDateUTC: xeroTime(day + 15 * minute),
    CurrencyCode: 'EUR',
    ...(paid ? { FullyPaidOnDate: xeroTime(day) } : {}),
  };
}
