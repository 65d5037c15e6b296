import type { Tx } from '@linesman/persistence';
import type { OpenSignal } from './open-signal';
import { readHandling } from './read-handling';
import { type Span, untilOf } from './until';

/** @returns when the chosen time ends, on the clock of the person who handles the signal. */
export async function endOf(tx: Tx, signal: OpenSignal, chosen: Date | Span, now: Date): Promise<Date> {
  if (chosen instanceof Date) return chosen;
  const { handler, settings } = await readHandling(tx, signal);
  return untilOf(chosen, now, handler.zone, settings.working_hours);
}
