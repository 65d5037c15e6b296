import type { ScheduledSync, SyncUse, WorkloadAnswer } from '@linesman/contracts';
import type { CapabilityManifest } from '@linesman/provider-kit';
import { DateTime } from 'luxon';
import type { MachineState } from '../health/machine-state';

const MINUTE_MS = 60_000;

interface Known {
  workload?: WorkloadAnswer;
  machine_state: MachineState;
  now: Date;
}

/**
 * How a capability was used lately, in a few words; empty where nobody knows.
 * @returns nothing where it was not used. What fails right now is used, also by the first call ever.
 */
export function usedLately(
  { capability_code, sync }: Pick<CapabilityManifest, 'capability_code' | 'sync'>,
  { workload, machine_state, now }: Known,
): string | undefined {
  if (!workload) return '';
  const used = workload.capabilities.find((one) => one.capability_code === capability_code);
  const run = sync && workload.syncs.find((one) => one.capability_code === capability_code);
  const scheduled = sync && workload.scheduled?.find((one) => one.capability_code === capability_code);
  if (!used && !run && !scheduled)
    return machine_state.health.problems.some(({ part }) => part === capability_code) ? '' : undefined;
  const count = used && `${used.executions === 1 ? 'once' : `${used.executions} times`} ${inTime(workload, now)}`;
  return [count, scheduled ? scheduledRun(scheduled, now) : run && nextRun(run, now)].filter(Boolean).join('; ');
}

/** Executions are counted for 30 days, unless there were very many. */
const inTime = ({ more, counted_from }: WorkloadAnswer, now: Date): string =>
  more ? `in the last ${inWords(now.getTime() - Date.parse(counted_from))}` : 'in the last 30 days';

/** What is said stays in a message, so it names the time. */
function nextRun(run: SyncUse, now: Date): string {
  const { due_at, last_run_at } = run;
  if (!due_at) return `last run ${clockTime(last_run_at, 'utc', now)}`;
  if (Date.parse(due_at) > now.getTime()) return `next run is due ${clockTime(due_at, 'utc', now)}`;
  return `next run was due ${clockTime(due_at, 'utc', now)}${isLate(run, now) ? ', and is late' : ''}`;
}

/** A schedule runs at times that clocks show, so these are said: where the schedule counts, and not where the reader is. */
function scheduledRun({ due_at, time_zone, missed_runs }: ScheduledSync, now: Date): string {
  if (!due_at) return 'its schedule is paused';
  const at = clockTime(due_at, time_zone, now);
  if (Date.parse(due_at) > now.getTime()) return `next sync is due ${at}`;
  if (missed_runs === 0) return `next sync was due ${at}`;
  const missed = missed_runs === MOST_MISSED ? `at least ${missed_runs}` : String(missed_runs);
  return `next sync was due ${at}; ${missed} ${missed_runs === 1 ? 'run' : 'runs'} missed`;
}

/** The executor counts no more. */
const MOST_MISSED = 100;

/** `at 2:00 PM CET`, `on Jan 28 at 2:00 PM CET` where that is another day. */
function clockTime(at: string, zone: string, now: Date): string {
  const then = DateTime.fromISO(at, { zone }).setLocale('en-US');
  const today = then.hasSame(DateTime.fromJSDate(now, { zone }), 'day');
  return then.toFormat(today ? "'at' h:mm a ZZZZ" : "'on' LLL d 'at' h:mm a ZZZZ");
}

/** Late by a fifth of what is usual, and by five minutes. */
export const isLate = ({ due_at, usual_seconds = 0 }: SyncUse, now: Date): boolean =>
  due_at !== undefined && now.getTime() - Date.parse(due_at) > Math.max(usual_seconds * 200, 5 * MINUTE_MS);

/** `3 hours`, `12 minutes` */
export function inWords(ms: number): string {
  const units = [
    ['day', 1_440],
    ['hour', 60],
    ['minute', 1],
  ] as const;
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
  const [name, size] = units.find(([, it]) => minutes >= it)!;
  const count = Math.floor(minutes / size);
  return `${count} ${name}${count === 1 ? '' : 's'}`;
}
