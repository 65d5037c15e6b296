import type { DeliveryChannelName } from '@linesman/contracts';
import type { SendOutcome } from './channel';
import { backoffMs } from './record-outcome';

/**
 * What becomes of a message to one person that is no delivery. `maybe`: nobody knows whether it was sent. `by_fallback`: the
 * channel does not reach this person.
 */
export type MessageOutcome =
  | { kind: 'settled'; state: 'sent' | 'not_sent'; reason?: string }
  | { kind: 'again' | 'maybe'; reason: string; after_ms: number; uncounted?: true }
  | { kind: 'by_fallback'; reason: string };

export interface Attempted {
  attempts: number;
  max_attempts: number;
  /** The channel that tells the same person when this one fails. */
  fallback?: DeliveryChannelName;
  ambiguous_wait_ms: number;
}

export const gaveUp = (reason: string): MessageOutcome => ({
  kind: 'settled',
  state: 'not_sent',
  reason: `gave_up: ${reason}`,
});

export function outcomeOfMessage(sent: SendOutcome, attempted: Attempted): MessageOutcome {
  if (sent.kind === 'sent') return { kind: 'settled', state: 'sent' };
  const { reason } = sent;
  if (sent.kind === 'suppressed') return { kind: 'settled', state: 'not_sent', reason };
  const { attempts, max_attempts, fallback, ambiguous_wait_ms } = attempted;
  const uncounted = sent.kind === 'retry' && sent.uncounted;
  const last = !uncounted && attempts >= max_attempts;
  if (sent.kind === 'failed' || last) return fallback ? { kind: 'by_fallback', reason } : gaveUp(reason);
  if (sent.kind === 'ambiguous') return { kind: 'maybe', reason, after_ms: ambiguous_wait_ms };
  return {
    kind: 'again',
    reason,
    after_ms: sent.after_ms ?? backoffMs(attempts),
    ...(uncounted ? { uncounted } : {}),
  };
}
