import type { SignalState } from '../signals/signal.entity';
import type { DeliveryState } from './delivery.entity';

export interface SendFacts {
  occasion: string;
  /** The state in which it was taken up: `sending` means that the one who was sending it died. */
  was: DeliveryState;
  signal: SignalState;
  /** State of the delivery that announced what this one closes. */
  announced?: DeliveryState;
  /** Why this person is no longer written to. */
  stopped?: string | null;
}

export type SendDecision =
  | { act: 'send' }
  /** It may have arrived: find out first; `again` says whether to send it if it has not. */
  | { act: 'look'; again: boolean; otherwise: string }
  | { act: 'wait'; reason: string }
  | { act: 'suppress'; reason: string };

export const isClosing = (occasion: string): boolean => occasion === 'resolved' || occasion === 'withdrawn';

/** Whether a delivery that was taken up is sent now. A creation may be suppressed, a resolution never. */
export function decideSend({ occasion, was, signal, announced, stopped }: SendFacts): SendDecision {
  const uncertain = was !== 'pending';
  if (isClosing(occasion)) {
    if (!announced || announced === 'failed' || announced === 'suppressed')
      return { act: 'suppress', reason: 'never_announced' };
    if (announced !== 'sent') return { act: 'wait', reason: 'its_announcement_is_under_way' };
  } else if (signal !== 'open') {
    return unlessArrived(uncertain, 'closed_before_told');
  }
  if (stopped) return unlessArrived(uncertain, stopped);
  return uncertain ? { act: 'look', again: true, otherwise: '' } : { act: 'send' };
}

const unlessArrived = (uncertain: boolean, reason: string): SendDecision =>
  uncertain ? { act: 'look', again: false, otherwise: reason } : { act: 'suppress', reason };
