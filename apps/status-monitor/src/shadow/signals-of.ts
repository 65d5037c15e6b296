import type { Health } from '../health/machine-state';
import type { Played } from '../replay/play-again';

/** A risk signal as a replay gives it: from when something is wrong until nothing is. */
export interface ReplayedSignal {
  opened_at: Date;
  /** Absent while it is open. */
  closed_at?: Date;
  /** As it was when the signal opened. */
  health: Health;
  /** It was open when the replay began, and opened at a time that is not known. */
  began_before: boolean;
}

/** The oldest first. @param from when the replay began. */
export function signalsOf({ began_with, transitions }: Played, from: Date): ReplayedSignal[] {
  const signals: ReplayedSignal[] = [];
  let open = began_with && began_with.status !== 'healthy' ? begun(began_with, from, true) : undefined;
  if (open) signals.push(open);
  for (const { at, new_status, health } of transitions) {
    if (new_status === 'healthy') {
      if (open) open.closed_at = at;
      open = undefined;
    } else if (!open) {
      open = begun(health, at, false);
      signals.push(open);
    }
  }
  return signals;
}

const begun = (health: Health, opened_at: Date, began_before: boolean): ReplayedSignal => ({
  opened_at,
  health,
  began_before,
});
