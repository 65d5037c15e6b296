import type { NoticeRow, SignalRow } from '../model/signal-view';
import { exact } from '../pages/moments';

/** What holds telling people of an open signal back, in one sentence; nothing where they were told. */
export function tellingInWords(
  { party_at_fault, hold_until }: Pick<SignalRow, 'party_at_fault' | 'hold_until'>,
  notice: NoticeRow | undefined,
  now: Date,
): string | undefined {
  const held = notice?.held_until ?? (notice ? undefined : hold_until);
  if (party_at_fault === 'us') return 'Our own fault: staff are at it, and the customer is not told.';
  if (held && Date.parse(held) > now.getTime())
    return `The provider’s fault, as it looks. Nobody is told before ${exact(held)}, in case it recovers or is an outage.`;
  if (!notice) return undefined;
  const { told, waiting, untold, workflow } = notice;
  if (told > 0) return untold > 0 ? 'Somebody else could not be told.' : undefined;
  if (waiting > 0) return 'Messages are on their way.';
  if (untold > 0) return 'Nobody could be told.';
  return workflow ? undefined : 'Nobody is told of this by itself: no workflow asks for it.';
}
