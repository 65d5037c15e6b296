import type { SignalState } from '../signals/signal.entity';
import type { DeliveryState } from './delivery.entity';

export interface SendFacts {
  occasion: string;
  /** The state in which it was claimed: `sending` means that the process which was sending it died. */
  previous_state: DeliveryState;
  signal: SignalState;
  /** State of the delivery that told the same person of the opening. */
  opening_state?: DeliveryState | null;
  /** Why this person gets no more messages of this kind. */
  stopped?: string | null;
}

export type SendDecision =
  | { act: 'send' }
  /** It may have arrived: find out first. `then` says what to do if it has not. */
  | { act: 'find'; then: 'send' | { suppress: string } }
  | { act: 'wait'; reason: string }
  | { act: 'suppress'; reason: string };

export const isClosing = (occasion: string): boolean => occasion === 'resolved' || occasion === 'withdrawn';

/** Why people are not told of a signal that ended first. */
export const CLOSED_FIRST = 'closed_before_told';

/** Whether a claimed delivery is sent now. An opening may be suppressed. The end is sent to everybody who was told. */
export function decideSend({ occasion, previous_state, signal, opening_state, stopped }: SendFacts): SendDecision {
  const uncertain = previous_state !== 'pending';
  if (isClosing(occasion)) {
    if (!opening_state || opening_state === 'failed' || opening_state === 'suppressed')
      return { act: 'suppress', reason: 'never_announced' };
    if (opening_state !== 'sent') return { act: 'wait', reason: 'its_announcement_is_under_way' };
  } else if (signal !== 'open') {
    return suppressUnlessArrived(uncertain, CLOSED_FIRST);
  }
  if (stopped) return suppressUnlessArrived(uncertain, stopped);
  return uncertain ? { act: 'find', then: 'send' } : { act: 'send' };
}

const suppressUnlessArrived = (uncertain: boolean, reason: string): SendDecision =>
  uncertain ? { act: 'find', then: { suppress: reason } } : { act: 'suppress', reason };
