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
export type Converted =
  { record: Record<string, unknown> } | { skipped: { external_id: string | null; reason: string } };

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
    /** In the org's currency, in major units, as Salesforce keeps it. */
    amount: typeof source.Amount === 'number' ? source.Amount : null,
    close_date: text(source.CloseDate),
    account_id: text(source.AccountId),
    is_closed: source.IsClosed === true,
    is_won: source.IsWon === true,
  });
}

function convert(source: SalesforceRecord, fields: Record<string, unknown>): Converted {
  const external_id = text(source.Id);
  if (!external_id) return { skipped: { external_id: null, reason: 'has no Id' } };
  // Salesforce writes +0000, which is no ISO 8601 offset.
  const changed = new Date(text(source.LastModifiedDate) ?? '');
  if (Number.isNaN(changed.getTime())) return { skipped: { external_id, reason: 'has no readable LastModifiedDate' } };
  return { record: { external_id, ...fields, updated_at: changed.toISOString() } };
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
