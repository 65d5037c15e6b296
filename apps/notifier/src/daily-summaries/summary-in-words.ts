import type { MessageContent } from '../deliveries/personal-message';
import { howLong, localTime, whenIn } from '../signals/wording';
import { countsOf, type DailySummary, type OverdueTask, type SummaryAudience, type SummaryItem } from './summary';

/** A list under its heading, such as `Broke and still open (2)`. */
export interface SummaryPart {
  heading: string;
  lines: string[];
}

const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** `2 new problems, 1 fixed, 3 still open`: what the notification and the subject say. */
export function headlineOf(summary: DailySummary): string {
  const counts = countsOf(summary);
  const said = [
    counts.broke > 0 && many(counts.broke, 'new problem'),
    counts.still_open > 0 && `${counts.still_open} still open`,
    summary.near_limit.count > 0 && `${summary.near_limit.count} near the limit`,
    counts.fixed > 0 && `${counts.fixed} fixed`,
    counts.expiring > 0 && `${counts.expiring} expiring soon`,
    counts.tasks_overdue > 0 && many(counts.tasks_overdue, 'task overdue', 'tasks overdue'),
    counts.syncs_failed > 0 && many(counts.syncs_failed, 'failed sync'),
  ].filter((part) => part !== false);
  return said.join(', ') || 'nothing to report';
}

const nameOf = ({ customer_name, integration_name, connection_name }: SummaryItem): string => {
  const named = integration_name.includes(connection_name)
    ? integration_name
    : `${connection_name} “${integration_name}”`;
  return customer_name ? `${customer_name}: ${named}` : named;
};

/** What a summary says, list by list; empty lists are left out. @param zone of the tenant. */
export function partsOf(summary: DailySummary, zone: string): SummaryPart[] {
  const now = new Date(summary.to);
  const since = (one: SummaryItem): string => `since ${localTime(one.opened_at, zone)}`;
  const why = ({ reason }: SummaryItem): string => (reason ? `. ${reason.replace(/\.$/, '')}` : '');
  const open = (one: SummaryItem): string => `${nameOf(one)}, ${one.severity}, ${since(one)}${why(one)}`;
  const tasks = ({ title, customer_name, due_at }: OverdueTask): string =>
    `${title}${customer_name && !title.includes(customer_name) ? ` (${customer_name})` : ''}, due ${localTime(due_at, zone)}`;
  const { broke, still_open, near_limit, expiring, fixed, tasks_overdue, syncs } = summary;
  const list = <T>(
    heading: string,
    { count, items }: { count: number; items: T[] },
    line: (one: T) => string,
  ): SummaryPart => ({
    heading: `${heading} (${count})`,
    lines: [...items.map(line), ...(count > items.length ? [`and ${count - items.length} more`] : [])],
  });
  const failing = { count: syncs.failing_integrations, items: syncs.failing };
  const ran = `${many(syncs.runs, 'sync')} ran, ${syncs.failed} failed`;
  const said = list(
    'Syncs',
    failing,
    ({ customer_name, integration_name, failed }) =>
      `${customer_name ? `${customer_name}: ` : ''}${integration_name}, ${many(failed, 'failed sync')}`,
  );
  return [
    list('Broke and not fixed', broke, open),
    list('Still open', still_open, open),
    list('Near the limit of a day’s requests', near_limit, open),
    list('Fixed', fixed, (one) => `${nameOf(one)}, after ${howLong(one.opened_at, one.closed_at ?? now)}`),
    list(
      'Expiring soon',
      expiring,
      (one) => `${nameOf(one)}, ${one.ends_at ? `ends ${whenIn(one.ends_at, now, zone)}` : since(one)}`,
    ),
    list('Tasks overdue', tasks_overdue, tasks),
    { heading: 'Syncs', lines: syncs.runs > 0 ? [ran, ...said.lines] : [] },
  ].filter(({ lines }) => lines.length > 0);
}

/** `From Jan 8, 2026 at 9:00 AM GMT+1 to …` */
export const periodOf = ({ from, to }: DailySummary, zone: string): string =>
  `From ${localTime(from, zone)} to ${localTime(to, zone)}.`;

/** @param zone of the tenant. */
export function summaryInWords(summary: DailySummary, audience: SummaryAudience, zone: string): MessageContent {
  const title = `Daily summary: ${headlineOf(summary)}`;
  return {
    title,
    mood: 'neutral',
    summary: title,
    text: [],
    lists: partsOf(summary, zone),
    small: [
      `${audience === 'csm' ? 'Your customers. ' : ''}${periodOf(summary, zone)}`,
      'If you do not want this summary, switch it off under Daily Summary.',
    ],
    buttons: [
      { label: 'View Risk Signals', url: '/risk-signals' },
      { label: 'Daily Summary', url: '/daily-summary' },
    ],
  };
}
