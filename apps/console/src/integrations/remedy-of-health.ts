import { remedyOf, type ShownRemedy } from '../problems/remedy-words';
import type { Health, Integration } from '../upstream/answers';

/** What helps an integration that fails. */
export const remedyOfHealth = (
  health: Pick<Health, 'cause' | 'party_at_fault'> | undefined,
  { customer_id, status }: Pick<Integration, 'customer_id' | 'status'>,
  connection: string,
): ShownRemedy =>
  remedyOf({
    cause: health?.cause,
    // Without the status-monitor it is known only that somebody must act on credentials or configuration.
    party: health?.party_at_fault ?? (status === 'error' ? 'customer' : undefined),
    connection,
    of_customer: customer_id !== null,
  });
