import type { SignalHandling } from '../upstream/answers';

/** How a signal is handled, as pages show it: a sentence, and the time that it ends with. */
export interface ShownHandling extends SignalHandling {
  words: string;
  until?: string;
  /** Somebody has acknowledged or snoozed it, and still has time. */
  attended: boolean;
}

/** @param open nobody handles a signal that has ended. */
export function handlingInWords(handling: SignalHandling | undefined, open: boolean): ShownHandling | undefined {
  if (!handling || !open) return undefined;
  const { snoozed_by, snoozed_until, acknowledged_by, acknowledged_until, handler_name } = handling;
  if (snoozed_by && snoozed_until)
    return { ...handling, words: `Snoozed by ${snoozed_by} until`, until: snoozed_until, attended: true };
  if (snoozed_by) return { ...handling, words: `Snoozed by ${snoozed_by} until it gets worse`, attended: true };
  if (acknowledged_until)
    return {
      ...handling,
      words: `Acknowledged by ${acknowledged_by} until`,
      until: acknowledged_until,
      attended: true,
    };
  return { ...handling, words: `${handler_name} has not acted`, attended: false };
}
