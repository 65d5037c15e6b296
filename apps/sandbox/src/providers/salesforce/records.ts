import type { SalesforceAccount } from './accounts';

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

export interface RecordType {
  type: string;
  make(account: SalesforceAccount, n: number): SalesforceRecord;
  count(account: SalesforceAccount): number;
}

export const recordTypes: Record<string, RecordType> = {
  contact: { type: 'Contact', make: contact, count: ({ contacts }) => contacts },
  opportunity: { type: 'Opportunity', make: opportunity, count: ({ opportunities }) => opportunities },
};
