import { type DueSchedule, decideDue } from './decide-due';

const now = new Date('2026-01-05T12:00:00Z');
const before = (seconds: number) => new Date(now.getTime() - seconds * 1_000);
const LONGEST_MS = 900_000;

const due = (more: Partial<DueSchedule>): DueSchedule =>
  ({
    kind: 'every',
    every_seconds: 600,
    enabled: true,
    next_at: before(1),
    held: null,
    held_at: null,
    triggered_at: null,
    execution_id: 'e-1',
    due_at: before(600),
    run_status: 'succeeded',
    tenant_zone: null,
    ...more,
  }) as DueSchedule;

it.each<[string, Partial<DueSchedule>, string]>([
  ['never ran', { execution_id: null, due_at: null, run_status: null }, 'run'],
  ['succeeded', {}, 'run'],
  ['failed', { run_status: 'failed' }, 'run'],
  ['was never executed', { run_status: null, due_at: before(901) }, 'run'],
  ['waits', { run_status: 'requested' }, 'skip'],
  ['runs', { run_status: 'running' }, 'skip'],
  ['has been asked for just now', { run_status: null, due_at: before(899) }, 'skip'],
  ['is held', { held: 'error', held_at: before(60) }, 'hold'],
  ['has been held for an hour', { held: 'error', held_at: before(3_600) }, 'run'],
])('whose last run %s', (_, more, kind) => {
  expect(decideDue(due(more), now, LONGEST_MS).kind).toBe(kind);
});

it('runs once after a pause of any length, and goes on from now', () => {
  const decided = decideDue(due({ next_at: before(86_400) }), now, LONGEST_MS, 0);
  expect(decided).toEqual({ kind: 'run', next_at: new Date('2026-01-05T12:10:00Z') });
});

it('waits for the run that goes on where a webhook told of data that this run may not read', () => {
  const webhook = { kind: 'webhook', quiet_seconds: 5, run_status: 'running' } as const;
  const soon = decideDue(due({ ...webhook, triggered_at: before(5) }), now, LONGEST_MS, 0);
  expect(soon).toEqual({ kind: 'skip', next_at: new Date('2026-01-05T12:00:05Z') });
  const fallback = decideDue(due(webhook), now, LONGEST_MS, 0);
  expect(fallback).toEqual({ kind: 'skip', next_at: new Date('2026-01-05T12:10:00Z') });
});
