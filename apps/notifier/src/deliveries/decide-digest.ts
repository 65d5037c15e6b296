import type { DigestSettings, Severity } from '@linesman/contracts';
import type { Audience } from '../signals/audience';
import type { DeliveryState } from './delivery.entity';
import { isFirst } from './occasions';

export interface DigestFacts {
  occasion: string;
  /** It adds to what another delivery told the same person. */
  follows: boolean;
  audience: Audience;
  severity: Severity;
  /** The state in which it was claimed. What may have arrived alone is not told again in a digest. */
  previous_state: DeliveryState;
  /** It has waited for a digest, or was to be sent in one. */
  gathered: boolean;
  /** First messages to the same person on the same channel in the window before it, and those that wait for a digest. */
  told_lately: number;
}

/** `gather`: it waits for the digest. `lead`: its time has come, and it takes along what waits for the same person. */
export type DigestDecision = 'alone' | 'gather' | 'lead';

/** Our staff, managers and customers get no digests: what they are told is rare, or asks them for one thing. */
const readers: readonly Audience[] = ['csm', 'tenant'];

export const getsDigests = (audience: Audience): boolean => readers.includes(audience);

/** Why a delivery waits. */
export const GATHERED = 'waits_for_digest';
/** Why the end of a signal has no message of its own. */
export const SHOWN_IN_DIGEST = 'shown_in_digest';

/** Whether a delivery that is to be sent now is sent by itself. What is critical never waits. */
export function decideDigest(facts: DigestFacts, { messages }: DigestSettings): DigestDecision {
  const { previous_state, severity, gathered, told_lately } = facts;
  const unsent = previous_state === 'pending';
  if (gathered) return unsent && severity === 'critical' ? 'alone' : 'lead';
  if (!unsent || severity === 'critical' || !isFirst(facts) || !getsDigests(facts.audience)) return 'alone';
  return told_lately < messages ? 'alone' : 'gather';
}
