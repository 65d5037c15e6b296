import { textOf } from '../pages/query-string';

export const customerTabs = [
  { show: undefined, label: 'All', at_risk: undefined },
  { show: 'at_risk', label: 'At risk', at_risk: 'true' },
  { show: 'calm', label: 'Not at risk', at_risk: 'false' },
] as const;

/** What the list of customers is narrowed down to, as its address says it. */
export interface CustomersFilter {
  show?: 'at_risk' | 'calm';
  of?: 'all';
  q?: string;
  cursor?: string;
}

/** @param hasOwn whether the visitor looks after customers: he sees his own first. */
export function customersFilter(
  query: Record<string, unknown>,
  hasOwn: boolean,
): { shown: CustomersFilter; asked: Asked } {
  const { show, at_risk } = customerTabs.find((tab) => tab.show === query.show) ?? customerTabs[0];
  const of = hasOwn && query.of === 'all' ? 'all' : undefined;
  const q = textOf(query.q).slice(0, 200) || undefined;
  const cursor = textOf(query.cursor).slice(0, 200) || undefined;
  return { shown: { show, of, q, cursor }, asked: { at_risk, q, cursor, csm: hasOwn && !of ? 'me' : undefined } };
}

type Asked = Record<'at_risk' | 'csm' | 'q' | 'cursor', string | undefined>;
