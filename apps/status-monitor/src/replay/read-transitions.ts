import type { Cause, HealthStatus } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import type { Span } from '../health/periods';
import type { ComparedTransition } from './compare-transitions';

interface Stored {
  at: Date;
  observed_at: string;
  old_status: HealthStatus;
  new_status: HealthStatus;
  cause: Cause | null;
}

/** The transitions that were stored when they happened, the oldest first. */
export async function readTransitions(
  tx: Tx,
  integrationId: string,
  { from, to }: Span,
  limit: number,
): Promise<ComparedTransition[]> {
  const found = await rows<Stored>(
    tx,
    `select created_at as at, error_details ->> 'observed_at' as observed_at, error_details ->> 'old_status' as old_status,
       error_details ->> 'new_status' as new_status, error_details ->> 'cause' as cause
     from integration_events
     where integration_id = $1 and created_at >= $2 and created_at <= $3
       and event_type in ('disconnected', 'degraded', 'recovered', 'cause_changed')
     order by created_at, id limit $4`,
    [integrationId, from, to, limit],
  );
  return found.map(({ cause, ...one }) => ({ ...one, cause: cause ?? undefined }));
}
