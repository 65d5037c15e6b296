import { syncDue } from './sync-due';

const run = (hour: number) => ({ started_at: new Date(Date.UTC(2026, 0, 29, hour)), status: 'whole' });

it.each([
  ['nothing of a sync that has hardly run', [run(10), run(9)], {}],
  ['nothing of a sync that never ran', [], {}],
  ['what is usual', [run(10), run(9), run(8)], { usual_seconds: 3_600, due_at: run(11).started_at }],
  [
    'what is usual in spite of one long pause',
    [run(20), run(19), run(10), run(9), run(8)],
    { usual_seconds: 3_600, due_at: run(21).started_at },
  ],
])('knows %s', (_, runs, expected) => expect(syncDue(runs)).toEqual(expected));
