import { severities, type Severity } from '@linesman/contracts';
import { textUpTo } from '../pages/query-string';

export const signalTabs = [
  { status: 'open', label: 'Open' },
  { status: 'resolved', label: 'Resolved' },
  { status: 'all', label: 'All' },
] as const;

/** The filter of the list of risk signals, as its URL has it. */
export interface SignalsFilter {
  status?: 'resolved' | 'all';
  of?: 'all';
  severity?: Severity;
  q?: string;
  cursor?: string;
}

/** @param hasOwn whether the visitor has customers of their own (a CSM): then only signals of these are listed first. */
export function signalsFilter(query: Record<string, unknown>, hasOwn: boolean) {
  const shown: SignalsFilter = {
    status: (['resolved', 'all'] as const).find((one) => one === query.status),
    of: hasOwn && query.of === 'all' ? 'all' : undefined,
    severity: severities.find((one) => one === query.severity),
    q: textUpTo(200, query.q),
    cursor: textUpTo(200, query.cursor),
  };
  const { status, of, severity, q, cursor } = shown;
  const asked = {
    severity,
    q,
    cursor,
    status: status === 'all' ? undefined : (status ?? ('open' as const)),
    csm: hasOwn && !of ? ('me' as const) : undefined,
    order: status === 'resolved' ? undefined : ('urgency' as const),
  };
  return { shown, asked };
}
