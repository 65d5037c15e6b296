import type { Grouping } from './asked';
import { noUsage, type UsageTally } from './tally';

export interface Member {
  integration_id: string;
  integration_name: string;
  integration_deleted: boolean;
  connection_code: string;
  customer_id: string | null;
  customer_name: string | null;
}
type UsedMember = Member & { capability_code: string };

/** What an item is about: the fields of its grouping; the others are null. */
export type UsageSubject = { [field in keyof UsedMember]: UsedMember[field] | null };

export interface Group {
  key: string;
  subject: UsageSubject;
  now: UsageTally;
  before: UsageTally;
}
export type Groups = Map<string, Group>;

const fields: Record<Grouping, (keyof UsageSubject)[]> = {
  integration: [
    'integration_id',
    'integration_name',
    'integration_deleted',
    'connection_code',
    'customer_id',
    'customer_name',
  ],
  customer: ['customer_id', 'customer_name'],
  connection: ['connection_code'],
  // Two providers may name a capability alike, and their prices differ.
  capability: ['connection_code', 'capability_code'],
};

const keys: Record<Grouping, (member: UsedMember) => string> = {
  integration: ({ integration_id }) => integration_id,
  customer: ({ customer_id }) => customer_id ?? 'none',
  connection: ({ connection_code }) => connection_code,
  capability: ({ connection_code, capability_code }) => `${connection_code}:${capability_code}`,
};

const nothing: UsageSubject = {
  integration_id: null,
  integration_name: null,
  integration_deleted: null,
  connection_code: null,
  customer_id: null,
  customer_name: null,
  capability_code: null,
};

export function groupOf(groups: Groups, member: UsedMember, by: Grouping): Group {
  const key = keys[by](member);
  const known = groups.get(key);
  if (known) return known;
  const subject = { ...nothing, ...Object.fromEntries(fields[by].map((field) => [field, member[field]])) };
  const group = { key, subject, now: noUsage(), before: noUsage() };
  groups.set(key, group);
  return group;
}

type Placed = Pick<Group, 'key'> & { now: Pick<UsageTally, 'calls'> };
const before = (a: Placed, b: Placed): boolean =>
  a.now.calls > b.now.calls || (a.now.calls === b.now.calls && a.key < b.key);

export const mostUsedFirst = (groups: Groups): Group[] => [...groups.values()].sort((a, b) => (before(a, b) ? -1 : 1));

/** Whether a group comes after the last one of an earlier page. */
export const behind =
  ([calls, key]: string[] = []) =>
  (group: Group): boolean =>
    calls === undefined || key === undefined || before({ key, now: { calls: Number(calls) } }, group);
