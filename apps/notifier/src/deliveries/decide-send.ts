import type { SignalState } from '../signals/signal.entity';
import type { DeliveryState } from './delivery.entity';
import { SHOWN_IN_DIGEST } from './decide-digest';
import { isClosing, isAboutInaction, isOpening, isQuieted, outlasts, readsByItself } from './occasions';

export interface SendFacts {
  occasion: string;
  /** The state in which it was claimed: `sending` means that the process which was sending it died. */
  previous_state: DeliveryState;
  signal: SignalState;
  /** It adds to what another delivery told the same person. */
  follows?: boolean;
  /** State of the delivery that first told the same person. */
  opening_state?: DeliveryState | null;
  /** The delivery that it follows waits for a digest, or for more than its turn. */
  opening_waits?: boolean;
  /** They were told in a digest, which can be edited. */
  shown_in_digest?: boolean;
  /** Why this person gets no more messages of this kind. */
  stopped?: string | null;
  /** Why it has no purpose any more: the person did meanwhile what it would remind them of. */
  needless?: string;
  /** The person has snoozed the signal; an escalation is spared whoever has. */
  snoozed?: boolean;
  /** Somebody has acknowledged the signal, and still has time. */
  acknowledged?: boolean;
  /** It was this person. */
  acknowledged_by_them?: boolean;
  /** The silence that its signal falls under now. */
  silenced?: { until: Date; reason: string };
}

export type SendDecision =
  | { act: 'send' }
  /** It may have arrived: find out first. `then` says what to do if it has not. */
  | { act: 'find'; then: 'send' | { suppress: string } }
  /** `until`: nobody is told before. Without it, it is asked again soon. */
  | { act: 'wait'; reason: string; until?: Date }
  | { act: 'suppress'; reason: string };

/** Why people are not told of a signal that ended first. */
export const CLOSED_FIRST = 'closed_before_told';

/** Why a CSM is not told of a problem: another one looks after the customer by now. */
export const ANOTHER_CSM = 'another_csm';

/** Why a person is not told what can wait: they have snoozed the signal. */
export const SNOOZED = 'snoozed';
/** Why nobody is reminded, and why whoever acts is not told that the signal opened: they acted first. */
export const ACKNOWLEDGED_FIRST = 'acknowledged_before_told';

/** Whether a claimed delivery is sent now. An opening may be suppressed. The end is sent to everybody who was told. */
export function decideSend(facts: SendFacts): SendDecision {
  const { occasion, previous_state, signal, follows, opening_state, opening_waits, stopped, needless } = facts;
  const uncertain = previous_state !== 'pending';
  if (follows || isClosing(occasion)) {
    const never = !opening_state || opening_state === 'failed' || opening_state === 'suppressed';
    if (never && !readsByItself(occasion)) return { act: 'suppress', reason: 'never_announced' };
    const waits = opening_state !== 'sent' && !(opening_waits && readsByItself(occasion));
    if (!never && waits) return { act: 'wait', reason: 'its_announcement_is_under_way' };
  }
  // The digest shows it. Of so many problems nobody wants to read each end by itself.
  if (facts.shown_in_digest && isClosing(occasion)) return suppressUnlessArrived(uncertain, SHOWN_IN_DIGEST);
  if (!outlasts(occasion) && signal !== 'open') return suppressUnlessArrived(uncertain, CLOSED_FIRST);
  const reason = stopped ?? needless;
  if (reason) return suppressUnlessArrived(uncertain, reason);
  if (facts.snoozed && isQuieted(occasion)) return suppressUnlessArrived(uncertain, SNOOZED);
  if (facts.acknowledged && isAboutInaction(occasion)) return suppressUnlessArrived(uncertain, ACKNOWLEDGED_FIRST);
  if (facts.acknowledged_by_them && isOpening(occasion)) return suppressUnlessArrived(uncertain, ACKNOWLEDGED_FIRST);
  if (facts.silenced && !uncertain) return { act: 'wait', ...facts.silenced };
  return uncertain ? { act: 'find', then: 'send' } : { act: 'send' };
}

const suppressUnlessArrived = (uncertain: boolean, reason: string): SendDecision =>
  uncertain ? { act: 'find', then: { suppress: reason } } : { act: 'suppress', reason };
