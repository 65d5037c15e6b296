import type { SkippedRecord, SyncedRecord } from '@linesman/contracts';

export const contactFields = ['Id', 'Name', 'Email', 'Phone', 'LastModifiedDate'];
export const opportunityFields = [
  'Id',
  'Name',
  'StageName',
  'Amount',
  'CloseDate',
  'AccountId',
  'IsClosed',
  'IsWon',
  'LastModifiedDate',
];

export type SalesforceRecord = Record<string, unknown>;
/** With the time of its last change, from which the sync continues. */
export type Converted = { record: SyncedRecord; changed: string } | { skipped: SkippedRecord };

export function toContact(source: SalesforceRecord): Converted {
  return convert(source, {
    name: text(source.Name),
    email: text(source.Email),
    phone: text(source.Phone),
  });
}

export function toOpportunity(source: SalesforceRecord): Converted {
  return convert(source, {
    name: text(source.Name),
    stage: text(source.StageName),
    /** In the org's currency, in major units, as Salesforce stores it. */
    amount: typeof source.Amount === 'number' ? source.Amount : null,
    close_date: text(source.CloseDate),
    account_id: text(source.AccountId),
    is_closed: source.IsClosed === true,
    is_won: source.IsWon === true,
  });
}

function convert(source: SalesforceRecord, fields: Record<string, unknown>): Converted {
  const external_id = text(source.Id);
  if (!external_id) return { skipped: { reason: 'has no Id' } };
  // Salesforce writes +0000, which is no ISO 8601 offset.
  const time = new Date(text(source.LastModifiedDate) ?? '');
  if (Number.isNaN(time.getTime())) return { skipped: { external_id, reason: 'has no readable LastModifiedDate' } };
  const changed = time.toISOString();
  return { record: { external_id, data: { ...fields, updated_at: changed } }, changed };
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
