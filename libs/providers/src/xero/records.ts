import type { SkippedRecord, SyncedRecord } from '@linesman/contracts';
import { dateOf, instantOf } from './xero-time';

export type XeroRecord = Record<string, unknown>;
export type Converted = { record: SyncedRecord } | { skipped: SkippedRecord };

/** Amounts are in the invoice's currency and in major units, as at Xero. */
export function toInvoice(source: XeroRecord): Converted {
  const contact = (source.Contact ?? {}) as XeroRecord;
  return convert(source, 'InvoiceID', source.Status === 'DELETED', {
    /** ACCREC is a sales invoice, ACCPAY a bill. */
    type: text(source.Type),
    number: text(source.InvoiceNumber),
    reference: text(source.Reference),
    status: text(source.Status),
    contact_id: text(contact.ContactID),
    contact_name: text(contact.Name),
    date: dateOf(source.Date),
    due_date: dateOf(source.DueDate),
    currency: text(source.CurrencyCode),
    total: number(source.Total),
    total_tax: number(source.TotalTax),
    amount_due: number(source.AmountDue),
    amount_paid: number(source.AmountPaid),
    fully_paid_on: dateOf(source.FullyPaidOnDate),
    sent_to_contact: source.SentToContact === true,
  });
}

export function toCustomer(source: XeroRecord): Converted {
  return convert(source, 'ContactID', source.ContactStatus === 'GDPRREQUEST', {
    name: text(source.Name),
    first_name: text(source.FirstName),
    last_name: text(source.LastName),
    email: text(source.EmailAddress),
    phone: phoneOf(source.Phones),
    status: text(source.ContactStatus),
    account_number: text(source.AccountNumber),
    currency: text(source.DefaultCurrency),
    is_customer: source.IsCustomer === true,
    is_supplier: source.IsSupplier === true,
    merged_into: text(source.MergedToContactID),
  });
}

function convert(source: XeroRecord, id: string, deleted: boolean, fields: XeroRecord): Converted {
  const external_id = text(source[id]);
  if (!external_id) return { skipped: { reason: `has no ${id}` } };
  const changed = instantOf(source.UpdatedDateUTC);
  if (!changed) return { skipped: { external_id, reason: 'has no readable UpdatedDateUTC' } };
  const data = { ...fields, updated_at: changed.toISOString() };
  return { record: deleted ? { external_id, data, deleted } : { external_id, data } };
}

/** Xero lists four kinds of phone numbers, most of them empty. */
function phoneOf(phones: unknown): string | null {
  for (const phone of Array.isArray(phones) ? (phones as XeroRecord[]) : []) {
    const parts = [phone.PhoneCountryCode, phone.PhoneAreaCode, phone.PhoneNumber].map(text);
    if (parts[2]) return parts.filter(Boolean).join(' ');
  }
  return null;
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);
