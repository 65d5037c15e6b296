import type { Cause, Observation } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';

/** The integration that an event is about. A health row has these fields. */
interface Subject {
  tenant_id: string;
  integration_id: string;
  integration_type: string;
  customer_id: string | null;
}

/** A row of integration_events. */
export interface IntegrationEvent extends Subject {
  event_type: string;
  error_details: object;
}

const authenticationCauses: readonly Cause[] = [
  'grant_revoked',
  'refresh_refused',
  'account_deactivated',
  'api_key_rejected',
  'certificate_expired',
  'sso_misconfigured',
  'sso_logins_refused',
  'insufficient_scope',
  'app_credentials_missing',
  'invalid_client',
  'refresh_interrupted',
];

export function failureType({ cause }: Observation): 'webhook_failed' | 'auth_failure' | 'sync_error' {
  if (cause === 'webhook_refused' || cause === 'webhook_silent') return 'webhook_failed';
  return cause && authenticationCauses.includes(cause) ? 'auth_failure' : 'sync_error';
}

export const eventOf = (
  { tenant_id, integration_id, integration_type, customer_id }: Subject,
  event_type: string,
  error_details: object,
): IntegrationEvent => ({ tenant_id, integration_id, integration_type, customer_id, event_type, error_details });

export const recordEvent = (tx: Tx, subject: Subject, type: string, details: object): Promise<void> =>
  recordEvents(tx, [eventOf(subject, type, details)]);

export async function recordEvents(tx: Tx, events: IntegrationEvent[]): Promise<void> {
  if (events.length === 0) return;
  await changed(
    tx,
    `insert into integration_events (tenant_id, customer_id, integration_type, integration_id, event_type, error_details)
     select tenant_id, customer_id, integration_type, integration_id, event_type, error_details
     from jsonb_to_recordset($1::jsonb) as q (tenant_id uuid, customer_id uuid, integration_type text, integration_id uuid,
       event_type text, error_details jsonb)`,
    [JSON.stringify(events)],
  );
}
