import { inWords } from '../../pages/times';
import type { Schedule } from '../../upstream/answers';

export type ShownSchedule = Schedule & {
  /** `Every 15 min` */
  when: string;
  label: string;
  /** The execution outcome whose colour the label has. */
  outcome: string;
  /** What is wrong or unusual, as a sentence. */
  remark?: string;
};

type Timed = Pick<Schedule, 'kind' | 'cron' | 'counts_in' | 'every_seconds' | 'quiet_seconds'>;

const seconds = (count: number | null): string => inWords((count ?? 0) * 1_000);

const words: Record<Schedule['kind'], (schedule: Timed) => string> = {
  cron: ({ cron, counts_in }) => `At ${cron} (minute, hour, day, month, weekday) in ${counts_in}`,
  every: ({ every_seconds }) => `Every ${seconds(every_seconds)}`,
  webhook: ({ every_seconds, quiet_seconds }) =>
    `After webhooks, once nothing came for ${seconds(quiet_seconds)}; otherwise every ${seconds(every_seconds)}`,
};

const held: Record<NonNullable<Schedule['held']>, string> = {
  error: 'It waits until the integration is connected again, and then runs once.',
  inactive: 'It waits until the integration is switched on again, and then runs once.',
  pending_configuration: 'It waits until the integration is connected, and then runs once.',
};

const problems: Record<NonNullable<Schedule['problem']>, string> = {
  sync_failed: 'Its runs fail, and will fail again as they are.',
  sync_late: 'No run has read everything in time.',
};

export const shownSchedule = (schedule: Schedule): ShownSchedule => ({
  ...schedule,
  when: words[schedule.kind](schedule),
  ...stateOf(schedule),
});

function stateOf({ enabled, held: status, problem, skipped_at, last_run }: Schedule) {
  if (!enabled) return { label: 'Paused', outcome: 'unknown' };
  if (status) return { label: 'Waiting', outcome: 'unknown', remark: held[status] };
  if (problem)
    return { label: problem === 'sync_late' ? 'Late' : 'Failing', outcome: 'failed', remark: problems[problem] };
  const skipped = skipped_at && last_run && skipped_at > last_run.due_at;
  const remark = skipped ? 'The last time it was left out, because the run before had not ended.' : undefined;
  return { label: 'On', outcome: 'succeeded', remark };
}
