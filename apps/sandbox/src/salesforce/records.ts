import type { SalesforceAccount } from '../world/world';

export type SalesforceRecord = Record<string, string | number | boolean>;

const first = ['Ada', 'Ben', 'Chiara', 'Dmitri', 'Elif', 'Farid', 'Greta', 'Hugo', 'Ines', 'Jonas', 'Kaia', 'Liam'];
const last = ['Abbott', 'Brandt', 'Castro', 'Dupont', 'Eriksen', 'Fischer', 'Garcia', 'Haddad', 'Ito', 'Jansen', 'Kim'];
const stages = ['Prospecting', 'Qualification', 'Proposal/Price Quote', 'Negotiation/Review', 'Closed Won'];
const pick = (list: string[], n: number): string => list[n % list.length] ?? '';
const recordId = (prefix: string, n: number): string =>
  `${prefix}5g00000${n.toString(36).toUpperCase().padStart(5, '0')}AAC`;
const day = (n: number): string => new Date(Date.UTC(2026, 0, 1 + (n % 300))).toISOString().replace('Z', '+0000');

const contact = ({ account }: SalesforceAccount, n: number): SalesforceRecord => ({
  Id: recordId('003', n),
  FirstName: pick(first, n),
  LastName: pick(last, n),
  Name: `${pick(first, n)} ${pick(last, n)}`,
  Email: `${pick(first, n)}.${pick(last, n)}.${n}@${account}.example`.toLowerCase(),
  Phone: `+1 555 01${String(n % 100).padStart(2, '0')}`,
  AccountId: recordId('001', n % 40),
  CreatedDate: day(n),
  LastModifiedDate: day(n + 30),
});

const opportunity = (_account: SalesforceAccount, n: number): SalesforceRecord => ({
  Id: recordId('006', n),
  Name: `${pick(last, n)} renewal ${2026 + (n % 2)}`,
  StageName: pick(stages, n),
  Amount: 5_000 + ((n * 7_919) % 90_000),
  CloseDate: day(n + 60).slice(0, 10),
  AccountId: recordId('001', n % 40),
  IsClosed: pick(stages, n) === 'Closed Won',
  IsWon: pick(stages, n) === 'Closed Won',
  CreatedDate: day(n),
  LastModifiedDate: day(n + 30),
});

const objects = {
  contact: { type: 'Contact', make: contact, count: (account: SalesforceAccount) => account.contacts },
  opportunity: { type: 'Opportunity', make: opportunity, count: (account: SalesforceAccount) => account.opportunities },
};

export class SoqlError extends Error {
  constructor(
    readonly code: 'MALFORMED_QUERY' | 'INVALID_TYPE' | 'INVALID_FIELD',
    message: string,
  ) {
    super(message);
  }
}

export interface Query {
  type: string;
  total: number;
  record(n: number): SalesforceRecord;
}

const shape = /^\s*select\s+(.+?)\s+from\s+(\w+)(?:\s+order\s+by\s+[\w ,]+?)?(?:\s+limit\s+(\d+))?\s*$/is;

/** SELECT fields FROM Contact or Opportunity, with ORDER BY accepted and LIMIT obeyed; COUNT() as Salesforce counts. */
export function query(soql: string, account: SalesforceAccount): Query & { count: boolean } {
  const match = shape.exec(soql);
  if (!match) throw new SoqlError('MALFORMED_QUERY', `unexpected token: ${soql.slice(0, 60)}`);
  const [, fields = '', from = '', limit] = match;
  const object = objects[from.toLowerCase() as keyof typeof objects];
  if (!object) throw new SoqlError('INVALID_TYPE', `sObject type '${from}' is not supported.`);
  const { type } = object;
  const total = Math.min(object.count(account), limit === undefined ? Infinity : Number(limit));
  const count = /^count\(\)$/i.test(fields);
  const sample = object.make(account, 0);
  const names = count ? [] : fields.split(',').map((name) => name.trim());
  const columns = names.map((name) => {
    const column = Object.keys(sample).find((known) => known.toLowerCase() === name.toLowerCase());
    if (!column) throw new SoqlError('INVALID_FIELD', `No such column '${name}' on entity '${type}'.`);
    return column;
  });
  const record = (n: number): SalesforceRecord => {
    const whole = object.make(account, n);
    return Object.fromEntries(columns.map((column) => [column, whole[column] ?? '']));
  };
  return { type, total, count, record };
}
