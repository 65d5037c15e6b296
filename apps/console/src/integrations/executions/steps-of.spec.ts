import { stepsOf } from './steps-of';

type Row = Parameters<typeof stepsOf>[0];
const row: Row = {
  status: 'succeeded',
  requested_by: 'anna',
  attempts: 1,
  deadline: '2026-01-01T00:00:30Z',
  park_until: null,
  reconcile_at: null,
  reconciliations: 0,
  created_at: '2026-01-01T00:00:00Z',
  started_at: '2026-01-01T00:00:01Z',
  finished_at: '2026-01-01T00:00:03Z',
};
const titles = (values: Partial<Row>) => stepsOf({ ...row, ...values }).map(({ title }) => title);

it('says who requested it, when the call began, and how it ended', () => {
  expect(stepsOf(row)).toEqual([
    { title: 'Requested by anna', at: row.created_at, kind: 'done' },
    { title: 'The first call to the provider began', at: row.started_at, kind: 'done' },
    { title: 'Succeeded', at: row.finished_at, detail: 'After 2 s.', kind: 'recovered' },
  ]);
});

it.each<[string, Partial<Row>, string[]]>([
  ['that waits', { status: 'requested', started_at: null, finished_at: null }, ['Waiting to start']],
  [
    'that is parked',
    { status: 'parked', started_at: null, finished_at: null },
    ['Waiting until the integration works again'],
  ],
  ['that runs again', { status: 'running', attempts: 3, finished_at: null }, ['Running, attempt 3']],
  ['that failed after retries', { status: 'failed', attempts: 3 }, ['Tried 3 times', 'Failed']],
  [
    'that is being reconciled',
    { status: 'unknown', reconcile_at: '2026-01-01T01:00:00Z' },
    ['Ended without an answer', 'The provider is asked whether it did it'],
  ],
  [
    'that cannot be reconciled',
    { status: 'unknown' },
    ['Ended without an answer', 'Somebody has to check at the provider'],
  ],
])('says what comes next for an execution %s', (_, values, last) => {
  expect(titles(values).slice(-last.length)).toEqual(last);
});
