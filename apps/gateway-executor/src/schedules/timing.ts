import type { ScheduleKind } from '@linesman/contracts';
import type { FieldError } from '@linesman/service-kit';
import { faultOfCron, nextOfCron } from './cron';
import type { Schedule } from './schedule.entity';

export type Timing = Pick<Schedule, 'kind' | 'cron' | 'time_zone' | 'every_seconds' | 'quiet_seconds'>;

/** Of a schedule that names no time zone, in a tenant that has none. */
export const DEFAULT_ZONE = 'UTC';
const MOST_SECONDS = 30 * 86_400;
/** Up to this share of the interval a run begins earlier, so that schedules that were made together part. */
const JITTER = 0.1;
/** A webhook that comes again and again delays a run for so many quiet moments at most. */
const MOST_QUIET = 10;

type Field = Exclude<keyof Timing, 'kind'>;
type Needs = Partial<Record<Field, { least: number; most: number } | 'text'>>;

/** What a kind takes. What is not listed, it does not take. */
const needs: Record<ScheduleKind, { required: Needs; optional: Needs }> = {
  cron: { required: { cron: 'text' }, optional: { time_zone: 'text' } },
  every: { required: { every_seconds: { least: 60, most: MOST_SECONDS } }, optional: {} },
  webhook: {
    required: {
      every_seconds: { least: 300, most: MOST_SECONDS },
      quiet_seconds: { least: 1, most: 3_600 },
    },
    optional: {},
  },
};
const fields: Field[] = ['cron', 'time_zone', 'every_seconds', 'quiet_seconds'];

export function faultsOfTiming(timing: Timing): FieldError[] {
  const { required, optional } = needs[timing.kind];
  return fields.flatMap((field) => {
    const message = faultOf(timing, field, required[field], optional[field]);
    return message ? [{ field, message }] : [];
  });
}

function faultOf(timing: Timing, field: Field, required: Needs[Field], optional: Needs[Field]): string | undefined {
  const value = timing[field];
  const limits = required ?? optional;
  if (value === null) return required ? `is needed for the kind ${timing.kind}` : undefined;
  if (!limits) return `is not for the kind ${timing.kind}`;
  if (field === 'cron') return faultOfCron(String(value));
  if (limits === 'text') return undefined;
  const { least, most } = limits;
  return Number(value) < least || Number(value) > most ? `is between ${least} and ${most}` : undefined;
}

/** When the run after `after` is due. @param chance between 0 and 1. */
export function nextDue(timing: Timing, tenantZone: string | null, after: Date, chance = Math.random()): Date {
  const { kind, cron, time_zone, every_seconds } = timing;
  if (kind === 'cron') return nextOfCron(cron!, time_zone ?? tenantZone ?? DEFAULT_ZONE, after);
  return new Date(after.getTime() + every_seconds! * 1_000 * (1 - JITTER * chance));
}

/** When it is late if no run has read everything: after the next one was due, and had the time that a run may take. */
export const lateAfter = (timing: Timing, tenantZone: string | null, after: Date, longest_run_ms: number): Date =>
  new Date(nextDue(timing, tenantZone, after, 0).getTime() + longest_run_ms);

/** When a run follows webhooks of which the first came at `first` and the last now. */
export const dueAfterWebhooks = ({ quiet_seconds }: Timing, first: Date, now: Date): Date => {
  const quiet = quiet_seconds! * 1_000;
  return new Date(Math.min(now.getTime() + quiet, first.getTime() + MOST_QUIET * quiet));
};
