import { remedyOf, type ShownRemedy } from '@linesman/texts';
import type { Health, Integration } from '../../upstream/answers';

/** While the services are updated, an older process answers without `status_cause`. */
type Failing = Pick<Integration, 'customer_id' | 'user_id' | 'status'> & Partial<Pick<Integration, 'status_cause'>>;

/**
 * What helps an integration that fails.
 *
 * @param person the name of the user whose own it is, where it is known.
 */
export const remedyOfHealth = (
  health: Pick<Health, 'cause' | 'party_at_fault'> | undefined,
  { customer_id, user_id, status, status_cause }: Failing,
  connection: string,
  person?: string,
): ShownRemedy =>
  remedyOf({
    cause: health ? health.cause : status_cause,
    // Where no cause is known either, somebody must act on credentials or configuration.
    party: health?.party_at_fault ?? (status === 'error' && !status_cause ? 'customer' : undefined),
    connection,
    of_customer: customer_id !== null,
    person: user_id ? (person ?? 'Its owner') : undefined,
  });
