import type { HealthStatus, Party, Remedy, SignalSnapshot } from '@linesman/contracts';
import { type Fault, faultsOf } from './remedies';

/** Parties and remedies for which an action is skipped, each with the reason that answers "why was nobody told". */
export type SkippedFor = Readonly<Partial<Record<Party | Remedy, string>>>;

const reasonFor = (skipped: SkippedFor, { party, remedy }: Fault): string | undefined =>
  skipped[remedy] ?? skipped[party];

/** An action is skipped where there is nothing in it for any fault of the signal. */
export function skipReason(snapshot: SignalSnapshot, skipped: SkippedFor = {}): string | undefined {
  const reasons = faultsOf(snapshot).map((fault) => reasonFor(skipped, fault));
  return reasons.every((reason) => reason !== undefined) ? reasons[0] : undefined;
}

/** What a message about a signal is about: the health, and the faults that concern its reader. */
export function aboutOf(snapshot: SignalSnapshot, skipped: SkippedFor = {}): string {
  const faults = faultsOf(snapshot).filter((fault) => reasonFor(skipped, fault) === undefined);
  const pairs = faults.map(({ party, remedy }) => `${party}.${remedy}`).sort();
  return [snapshot.status_change.new_status, ...pairs].join(' ');
}

/** Whether a person who was told one thing needs to be told another: the health changed, or something is new. */
export const needsTelling = (before: string | null, now: string): boolean =>
  read(before).health !== read(now).health || hasNewReason(before, now);

/** Whether something is wrong that a person was not told so far. */
export const hasNewReason = (before: string | null, now: string): boolean =>
  read(now).faults.some((fault) => !read(before).faults.includes(fault));

function read(about: string | null): { health?: string; faults: string[] } {
  const [health, ...faults] = (about ?? '').split(' ');
  return { health, faults };
}

const healthOf = ({ status_change }: SignalSnapshot): HealthStatus => status_change.new_status;

/** Some of what failed works again, and the rest still fails. */
export const partlyWorks = (before: SignalSnapshot, now: SignalSnapshot): boolean =>
  healthOf(before) === 'disconnected' && healthOf(now) === 'degraded';
