import type { Schedule } from '../../upstream/answers';
import { shownSchedule } from './shown-schedule';

const schedule = {
  kind: 'every',
  cron: null,
  counts_in: 'UTC',
  every_seconds: 900,
  quiet_seconds: null,
  enabled: true,
  held: null,
  problem: null,
  skipped_at: null,
  last_run: null,
} as Schedule;
const shown = (more: Partial<Schedule>) => shownSchedule({ ...schedule, ...more });

it.each<[Partial<Schedule>, string]>([
  [{}, 'Every 15 min'],
  [
    { kind: 'cron', cron: '0 6 * * *', counts_in: 'Asia/Tokyo' },
    'At 0 6 * * * (minute, hour, day, month, weekday) in Asia/Tokyo',
  ],
  [
    { kind: 'webhook', quiet_seconds: 10, every_seconds: 86_400 },
    'After webhooks, once nothing came for 10 s; otherwise every 1 d',
  ],
])('says when %j runs', (more, words) => expect(shown(more).when).toBe(words));

it.each<[Partial<Schedule>, string, string | undefined]>([
  [{}, 'On', undefined],
  [{ enabled: false, problem: null, held: 'error' }, 'Paused', undefined],
  [
    { held: 'error', problem: 'sync_failed' },
    'Waiting',
    'It waits until the integration is connected again, and then runs once.',
  ],
  [{ problem: 'sync_failed' }, 'Failing', 'Its runs fail, and will fail again as they are.'],
  [{ problem: 'sync_late' }, 'Late', 'No run has read everything in time.'],
  [
    {
      skipped_at: '2026-01-02T00:00:00.000Z',
      last_run: { due_at: '2026-01-01T00:00:00.000Z' } as Schedule['last_run'],
    },
    'On',
    'The last time it was left out, because the run before had not ended.',
  ],
])('says how %j is', (more, label, remark) =>
  expect(shown(more)).toMatchObject({ label, ...(remark ? { remark } : {}) }),
);
