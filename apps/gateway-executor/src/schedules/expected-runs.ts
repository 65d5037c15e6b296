import type { Schedule } from './schedule.entity';
import { nextDue } from './timing';

export type Expecting = Pick<
  Schedule,
  | 'kind'
  | 'cron'
  | 'time_zone'
  | 'every_seconds'
  | 'quiet_seconds'
  | 'enabled'
  | 'next_at'
  | 'last_success_at'
  | 'updated_at'
>;

export const MOST_MISSED = 100;

/** What a schedule expects: since a run last read everything, or since somebody last changed it. */
export function expectedRuns(
  row: Expecting,
  tenantZone: string | null,
  now: Date,
  longest_run_ms: number,
): { due_at?: Date; missed_runs: number } {
  if (!row.enabled) return { missed_runs: 0 };
  const since = Math.max(row.updated_at.getTime(), row.last_success_at?.getTime() ?? 0);
  const first = nextDue(row, tenantZone, new Date(since), 0);
  if (first > now) return { due_at: row.next_at ?? first, missed_runs: 0 };
  let missed_runs = 0;
  for (let at = first; at.getTime() + longest_run_ms <= now.getTime(); at = nextDue(row, tenantZone, at, 0)) {
    missed_runs += 1;
    if (missed_runs === MOST_MISSED) break;
  }
  return { due_at: first, missed_runs };
}
