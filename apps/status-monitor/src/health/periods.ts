import type { Cause, HealthState, HealthStatus } from '@linesman/contracts';
import type { HealthPeriod } from './history.dto';

export interface Span {
  from: Date;
  to: Date;
}

/** A change of status, as it was recorded. */
export interface StatusChange {
  at: Date;
  new_status: HealthStatus;
  cause: Cause | null;
  failure_reason: string | null;
}

export interface Recorded {
  /** Status before the first of the changes. */
  at_first: HealthStatus;
  /** Oldest first. */
  changes: StatusChange[];
  /** Times between two observations of which the earlier one said nothing any more. */
  gaps: Span[];
  first_checked_at: Date | null;
  first_success_at: Date | null;
  watched_until: Date | null;
}

/** From the start to the end without a gap, oldest first. What nobody watched is a period of its own. */
export function periodsOf({ from, to }: Span, known: Recorded): HealthPeriod[] {
  const first = { at: new Date(0), new_status: known.at_first, cause: null, failure_reason: null };
  const changes = [first, ...known.changes];
  const edges = [known.first_checked_at, known.first_success_at, known.watched_until].flatMap((at) => at ?? []);
  const times = [from, to, ...edges, ...changes.map(({ at }) => at), ...known.gaps.flatMap((gap) => [gap.from, gap.to])]
    .map((at) => at.getTime())
    .filter((at) => at >= from.getTime() && at <= to.getTime())
    .sort((a, b) => a - b);
  const periods: HealthPeriod[] = [];
  for (const [n, start] of times.entries()) {
    const end = times[n + 1];
    if (end === undefined || end === start) continue;
    const health = changes.findLast(({ at }) => at.getTime() <= start)!;
    const state = stateAt(start, health.new_status, known);
    const told = state === 'degraded' || state === 'disconnected';
    const { cause, failure_reason } = told ? health : { cause: null, failure_reason: null };
    const last = periods.at(-1);
    if (last?.state === state && last.cause === cause && last.failure_reason === failure_reason)
      last.to = new Date(end);
    else periods.push({ from: new Date(start), to: new Date(end), state, cause, failure_reason });
  }
  return periods;
}

function stateAt(at: number, status: HealthStatus, known: Recorded): HealthState {
  const { first_checked_at, first_success_at, watched_until, gaps } = known;
  const watched = first_checked_at && watched_until && at >= first_checked_at.getTime() && at < watched_until.getTime();
  if (!watched || gaps.some((gap) => at >= gap.from.getTime() && at < gap.to.getTime())) return 'unknown';
  return first_success_at && at >= first_success_at.getTime() ? status : 'never_worked';
}

/** Figures of the time that was watched and in which it had worked at least once. */
export function figuresOf(periods: HealthPeriod[]): { watched_seconds: number; healthy_percent: number | null } {
  const sum = (states: HealthState[]) =>
    periods.reduce((ms, { state, from, to }) => ms + (states.includes(state) ? to.getTime() - from.getTime() : 0), 0);
  const healthy = sum(['healthy']);
  const watched = healthy + sum(['degraded', 'disconnected']);
  return {
    watched_seconds: Math.round(watched / 1_000),
    healthy_percent: watched > 0 ? Math.floor((healthy / watched) * 1_000) / 10 : null,
  };
}
