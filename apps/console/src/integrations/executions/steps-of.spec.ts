import type { ExecutionDetails } from '../../model/integration-view';
import { stepsOf } from './steps-of';

const row: ExecutionDetails = {
  execution_id: 'e',
  integration_id: 'i',
  capability_code: 'PROCESS_PAYMENT',
  status: 'succeeded',
  requested_by: 'anna',
  attempts: 1,
  deadline: '2026-01-01T00:00:30Z',
  may_have_acted: false,
  reconciliations: 0,
  answer_forgotten: false,
  created_at: '2026-01-01T00:00:00Z',
  started_at: '2026-01-01T00:00:01Z',
  finished_at: '2026-01-01T00:00:03Z',
};
const titles = (over: Partial<ExecutionDetails>) => stepsOf({ ...row, ...over }).map(({ title }) => title);

it('tells who asked, when the call began, and how it ended', () => {
  expect(stepsOf(row)).toEqual([
    { title: 'Asked for by anna', at: row.created_at, kind: 'done' },
    { title: 'The first call to the provider began', at: row.started_at, kind: 'done' },
    { title: 'Succeeded', at: row.finished_at, detail: 'After 2 s.', kind: 'recovered' },
  ]);
});

it.each<[string, Partial<ExecutionDetails>, string[]]>([
  ['that waits', { status: 'requested', started_at: null, finished_at: null }, ['Waiting for its turn']],
  ['that runs again', { status: 'running', attempts: 3, finished_at: null }, ['Running, attempt 3']],
  ['that failed at last', { status: 'failed', attempts: 3 }, ['Tried 3 times', 'Failed']],
  [
    'that is looked for',
    { status: 'unknown', reconcile_at: '2026-01-01T01:00:00Z' },
    ['Ended without an answer', 'The provider is asked what became of it'],
  ],
  ['nobody can look for', { status: 'unknown' }, ['Ended without an answer', 'Waits for a person who looks there']],
])('says of one %s what is to come', (_, over, last) => {
  expect(titles(over).slice(-last.length)).toEqual(last);
});
