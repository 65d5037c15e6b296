import { type AuditService, auditServices, type LogPage, mergeAuditLogs, placesIn } from './merge-audit-logs';

type Log = [id: number, minute: number][];

const entry = ([id, minute]: Log[number]) => ({
  id,
  at: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
  actor: 'anna',
  action: 'integration.updated',
  subject_type: 'integration',
  subject_id: 'i',
  detail: {},
  correlation_id: null,
});

/** As the services answer: newest first, those before an id. */
function pageOf(log: Log, limit: number, before = Infinity): LogPage {
  const rows = log
    .filter(([id]) => id < before)
    .sort(([a], [b]) => b - a)
    .map(entry);
  return { items: rows.slice(0, limit), next_cursor: rows.length > limit ? 'more' : undefined };
}

const LIMIT = 3;

function page(logs: Partial<Record<AuditService, Log>>, cursor?: string) {
  const places = placesIn(cursor);
  const asked = auditServices.flatMap((one) => {
    const log = logs[one];
    return log ? [[one, pageOf(log, LIMIT, places[one])] as const] : [];
  });
  const { entries, next } = mergeAuditLogs(Object.fromEntries(asked), places, LIMIT);
  return { shown: entries.map(({ service, id }) => `${service.charAt(0)}${id}`), next };
}

const integrations: Log = [1, 2, 3, 4, 5].map((id) => [id, id * 10]);
const notifier: Log = [
  [1, 5],
  [2, 15],
  [3, 16],
];

it('pages through two logs as one, newest first, each entry once, while entries are written', () => {
  const logs = { integrations: [...integrations], notifier: [...notifier] };
  const first = page(logs);
  expect(first).toEqual({ shown: ['i5', 'i4', 'i3'], next: '3.4' });
  logs.integrations.push([6, 60]);
  logs.notifier.push([4, 61]);
  const second = page(logs, first.next);
  expect(second.shown).toEqual(['i2', 'n3', 'n2']);
  const third = page(logs, second.next);
  expect(third).toEqual({ shown: ['i1', 'n1'], next: undefined });
});

it('does not go on with a log that has ended, or that was empty', () => {
  const first = page({ integrations, notifier: [] });
  expect(first.next).toBe('3.0');
  expect(page({ integrations, notifier: [[1, 70]] }, first.next)).toEqual({ shown: ['i2', 'i1'], next: undefined });
  expect(page({ integrations: [[1, 1]], notifier: [[1, 2]] })).toEqual({ shown: ['n1', 'i1'], next: undefined });
});

it('keeps the place of a log that does not answer', () => {
  const first = page({ integrations });
  expect(first).toEqual({ shown: ['i5', 'i4', 'i3'], next: '3.' });
  expect(page({ notifier }, '3.4')).toEqual({ shown: ['n3', 'n2', 'n1'], next: undefined });
  expect(page({ integrations: [] }, '3.4')).toEqual({ shown: [], next: undefined });
});

it.each(['next', '1.2.3', '-1.2', ''])('begins at the first page for a cursor that no page gave: %j', (cursor) => {
  expect(placesIn(cursor)).toEqual({});
});
