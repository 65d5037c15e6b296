import { textUpTo } from '../pages/query-string';

export const customerTabs = [
  { show: undefined, label: 'All', at_risk: undefined },
  { show: 'at_risk', label: 'At risk', at_risk: 'true' },
  { show: 'calm', label: 'Not at risk', at_risk: 'false' },
] as const;

/** The filter of the customer list, as its URL has it. */
export interface CustomersFilter {
  show?: 'at_risk' | 'calm';
  of?: 'all';
  q?: string;
  cursor?: string;
}

/** @param hasOwn whether the visitor has customers of their own (a CSM): then only these are listed first. */
export function customersFilter(query: Record<string, unknown>, hasOwn: boolean) {
  const { show, at_risk } = customerTabs.find((tab) => tab.show === query.show) ?? customerTabs[0];
  const of = hasOwn && query.of === 'all' ? 'all' : undefined;
  const q = textUpTo(200, query.q);
  const cursor = textUpTo(200, query.cursor);
  const shown: CustomersFilter = { show, of, q, cursor };
  return { shown, asked: { at_risk, q, cursor, csm: hasOwn && !of ? ('me' as const) : undefined } };
}
