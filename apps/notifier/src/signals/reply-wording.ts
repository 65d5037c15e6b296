import { hasNewReason } from './about';
import { parkedLines } from './parked-requests';
import type { SignalContext } from './signal-context';
import * as say from './wording';

/** What is said below the message about a signal that has ended. */
export function closingWords(context: SignalContext, now: Date): string {
  const { signal } = context;
  const { integration_name: name, observed_at } = signal.snapshot.status_change;
  const took = say.howLong(observed_at, signal.closed_at ?? now);
  return signal.state === 'withdrawn'
    ? `${name} was removed or paused on purpose. There is nothing left to do.`
    : [`${name} ${say.endedWell(signal.snapshot).said}. It took ${took}.`, ...parkedLines(context)].join(' ');
}

interface Change {
  occasion: string;
  about?: string | null;
  told_before: string | null;
}

/** What is said below the message about a signal that has changed. */
export function changedWords(told: SignalContext, { occasion, about, told_before }: Change, now: Date): string {
  const { snapshot } = told.signal;
  const { integration_name: name, new_status } = snapshot.status_change;
  const reason = say.reasonOf(snapshot);
  if (occasion.startsWith('partly.')) {
    const parts = say.changedParts(snapshot);
    const failing = parts.length > 0 ? parts.join(', ') : 'some of it';
    return `${name} is partly working again: ${failing} still fails. ${reason}`;
  }
  const end = snapshot.signal_type === 'integration_expiring' ? say.endSentence(told, now) : undefined;
  if (end) return `${name} works. ${end}.`;
  if (snapshot.signal_type === 'integration_near_limit') return `${name} works. ${reason}.`;
  return told_before && about && hasNewReason(told_before, about)
    ? `${name} is ${new_status} for another reason now: ${reason}`
    : `${name} is ${new_status} now: ${reason}`;
}

/** What is said below the message about an earlier signal of an unstable integration, which shows the new one now. */
export function againWords({ signal: { snapshot, openings } }: SignalContext): string {
  const { integration_name: name, new_status } = snapshot.status_change;
  return `${name} is ${new_status} again, for the ${nth(openings)} time within an hour: ${say.reasonOf(snapshot)}`;
}

const ends = ['th', 'st', 'nd', 'rd'];
const nth = (many: number): string => `${many}${Math.floor(many / 10) % 10 === 1 ? 'th' : (ends[many % 10] ?? 'th')}`;
