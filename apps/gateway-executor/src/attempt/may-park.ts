import { causeFacts } from '@linesman/contracts';
import type { Execution } from '../ledger/execution.entity';
import type { Failed, Outcome } from '../ledger/outcome';

/** The provider failed each time. A request that is the reason itself does not stop those behind it for ever. */
const MOST_FOR_THE_PROVIDER = 3;

/** Others of its integration are parked, and go first. */
export const behindOthers: Failed = {
  kind: 'failed',
  final: true,
  unsent: true,
  error: {
    class: 'transient',
    cause: 'busy',
    code: 'behind_parked',
    message: 'Earlier requests of this integration are parked, and go first.',
  },
};

type Parkable = Pick<Execution, 'park_until' | 'may_have_acted' | 'times_parked'>;

/**
 * Whether a request that failed waits for the recovery of its integration: if it asked for that, if nothing can have been
 * done, and if the reason is not the request.
 */
export function mayPark(row: Parkable, outcome: Outcome): outcome is Failed {
  if (!row.park_until || outcome.kind === 'succeeded' || outcome.continues) return false;
  if (row.may_have_acted || outcome.acted === 'maybe') return false;
  const { code, cause } = outcome.error;
  if (code === 'provider_unavailable') return row.times_parked < MOST_FOR_THE_PROVIDER;
  return code === 'behind_parked' || code === 'integration_inactive' || causeFacts[cause].stops_calls;
}
