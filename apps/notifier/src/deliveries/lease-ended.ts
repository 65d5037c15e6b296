import type { NotifierConfig } from '../config';
import type { ClaimedDelivery, Retry } from './channel';

/**
 * A channel asks right before it sends. A process that was paused must not send what another one may have sent meanwhile.
 * @returns nothing while the delivery is this process's.
 */
export const leaseEnded = ({ delivery }: Pick<ClaimedDelivery, 'delivery'>): Retry | undefined =>
  leaseEndedAt(delivery.lease_ends);

/** The same of another message. */
export const leaseEndedAt = (lease_ends: number): Retry | undefined =>
  performance.now() >= lease_ends
    ? { kind: 'retry', reason: 'its_lease_ended', after_ms: 0, uncounted: true }
    : undefined;

/** All calls together end before the lease: a tenth of the time is for what is recorded afterwards. */
export function callsEnd(lease_ends: number): number {
  const now = performance.now();
  return now + 0.9 * (lease_ends - now);
}

/** When a lease ends that is claimed now. Asked before the statement, so that it is never later than the row says. */
export const leaseFrom = ({ SEND_LEASE_SECONDS }: NotifierConfig): number =>
  performance.now() + SEND_LEASE_SECONDS * 1_000;
