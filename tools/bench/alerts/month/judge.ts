import { median } from '../../floors.ts';
import type { Break } from './breaks.ts';
import type { Message, Run, ToldSignal } from './told-signal.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

export type Fate = 'told' | 'told of the outage' | 'not told, with a reason' | 'told after the month' | 'missed';

type Decided = Pick<ToldSignal, 'key' | 'created_at' | 'closed_at' | 'part_of'> & {
  messages: Pick<Message, 'state' | 'due'>[];
  runs: Pick<Run, 'state' | 'reason' | 'hold_until'>[];
};

/**
 * What became of a break that lasted: somebody was told of it, or of the outage that it is part of, or a decision says why
 * nobody was, or it is open at the end and somebody is told at a time after that. Otherwise it was missed: what waits although
 * its time has come, or although the signal has ended, says nothing.
 * @param toldOf whether the reader of a signal was told of its outage.
 */
export function fateOf(
  { begins, ends }: Pick<Break, 'begins' | 'ends'>,
  signals: Decided[],
  { toldOf, end }: { toldOf: (signal: Decided) => boolean; end: number },
): Fate {
  const its = signals.filter(
    ({ created_at, closed_at }) => created_at <= (ends ?? Infinity) && (closed_at ?? Infinity) >= begins,
  );
  if (its.some(({ messages }) => messages.some(({ state }) => state === 'sent'))) return 'told';
  if (its.some((signal) => signal.part_of !== undefined && toldOf(signal))) return 'told of the outage';
  if (its.some(isExplained)) return 'not told, with a reason';
  return its.some((signal) => signal.closed_at === undefined && isToldAfter(signal, end))
    ? 'told after the month'
    : 'missed';
}

const isExplained = ({ messages, runs }: Decided): boolean =>
  messages.some(({ state }) => state === 'suppressed') ||
  runs.some(({ state, reason }) => state === 'suppressed' && reason !== null);

const isToldAfter = ({ messages, runs }: Decided, end: number): boolean =>
  messages.some(({ state, due }) => state === 'pending' && due >= end) ||
  runs.some(({ state, hold_until }) => state === 'held' && hold_until >= end);

/** How long a break lasted; for ever where nobody has ended it. */
export const hoursOf = ({ begins, ends }: Pick<Break, 'begins' | 'ends'>): number =>
  ends === undefined ? Infinity : (ends - begins) / HOUR_MS;

export interface PerPerson {
  people: number;
  mean: number;
  p99: number;
  most: number;
}

/** Messages of each of these people on each of so many days. */
export function perPersonADay(times: { recipient: string; at: number }[], people: number, days: number): PerPerson {
  const counts = new Map<string, number>();
  for (const { recipient, at } of times) {
    const key = `${recipient} ${Math.floor(at / DAY_MS)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const busy = [...counts.values()].sort((a, b) => b - a);
  const all = people * days;
  return { people, mean: times.length / all, p99: busy[Math.floor(all / 100)] ?? 0, most: busy[0] ?? 0 };
}

export const p50 = (hours: number[]): number => median(hours);
