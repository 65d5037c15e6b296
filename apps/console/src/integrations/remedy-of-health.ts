import { remedyOf, type ShownRemedy } from '../problems/remedy-words';
import type { Health, Integration } from '../upstream/answers';

/**
 * What helps an integration that fails.
 *
 * @param person the name of the user whose own it is, where it is known.
 */
export const remedyOfHealth = (
  health: Pick<Health, 'cause' | 'party_at_fault'> | undefined,
  { customer_id, user_id, status }: Pick<Integration, 'customer_id' | 'user_id' | 'status'>,
  connection: string,
  person?: string,
): ShownRemedy =>
  remedyOf({
    cause: health?.cause,
    // Without the status-monitor it is known only that somebody must act on credentials or configuration.
    party: health?.party_at_fault ?? (status === 'error' ? 'customer' : undefined),
    connection,
    of_customer: customer_id !== null,
    person: user_id ? (person ?? 'Its owner') : undefined,
  });
