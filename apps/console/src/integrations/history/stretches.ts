import type { HealthStatus } from '@linesman/contracts';
import type { HealthHistory, TransitionRow } from '../../model/health-history';

/** A time in which health stayed the same; `unwatched` before anybody looked. */
export interface Stretch {
  status: HealthStatus | 'unwatched';
  from: number;
  to: number;
  cause?: string;
  ongoing: boolean;
}

/** From the start to the end of a history, without a gap, the oldest first. */
export function stretchesOf(
  history: Pick<HealthHistory, 'from' | 'to' | 'watched_since' | 'status_at_start' | 'transitions'>,
): Stretch[] {
  const end = Date.parse(history.to);
  const start = Date.parse(history.from);
  const watched = Math.min(Math.max(start, Date.parse(history.watched_since)), end);
  const before: Stretch = { status: 'unwatched', from: start, to: watched, ongoing: false };
  const changes = history.transitions.map((one) => ({ ...one, at: Math.max(watched, Date.parse(one.at)) }));
  const turns: (Pick<TransitionRow, 'new_status' | 'failure_reason'> & { at: number })[] = [
    { at: watched, new_status: history.status_at_start },
    ...changes,
  ];
  const stretches = turns.map((turn, n): Stretch => {
    const next = turns[n + 1];
    const cause = causeOf(turn);
    const bounds = { from: turn.at, to: next?.at ?? end, ongoing: next === undefined };
    return { status: turn.new_status, ...bounds, ...(cause ? { cause } : {}) };
  });
  return [before, ...stretches].filter(({ from, to, ongoing }) => to > from || ongoing);
}

const causeOf = (turn: { failure_reason?: string | null }): string | undefined => turn.failure_reason ?? undefined;
