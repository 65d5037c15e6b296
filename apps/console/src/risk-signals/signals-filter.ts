import { severities, type Severity } from '@linesman/contracts';
import { textOf } from '../pages/query-string';

export const signalTabs = [
  { status: 'open', label: 'Open' },
  { status: 'resolved', label: 'Solved' },
  { status: 'all', label: 'All' },
] as const;

/** What the list of signals is narrowed down to, as its address says it. */
export interface SignalsFilter {
  status?: 'resolved' | 'all';
  of?: 'all';
  severity?: Severity;
  q?: string;
  cursor?: string;
}

/** @param hasOwn whether the visitor looks after customers: he sees his own first. */
export function signalsFilter(query: Record<string, unknown>, hasOwn: boolean): { shown: SignalsFilter; asked: Asked } {
  const shown: SignalsFilter = {
    status: (['resolved', 'all'] as const).find((one) => one === query.status),
    of: hasOwn && query.of === 'all' ? 'all' : undefined,
    severity: severities.find((one) => one === query.severity),
    q: textOf(query.q).slice(0, 200) || undefined,
    cursor: textOf(query.cursor).slice(0, 200) || undefined,
  };
  const { status, of, ...rest } = shown;
  const asked = {
    ...rest,
    ...{ status: status === 'all' ? undefined : (status ?? 'open') },
    ...{ csm: hasOwn && of !== 'all' ? 'me' : undefined, order: status === 'resolved' ? undefined : 'urgency' },
  };
  return { shown, asked };
}

type Asked = Partial<Record<'status' | 'csm' | 'severity' | 'q' | 'cursor' | 'order', string>>;
