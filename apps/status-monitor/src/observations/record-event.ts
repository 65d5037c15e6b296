import type { Cause, Observation } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';

/** The integration that an event is about. A health row has these fields. */
interface Subject {
  tenant_id: string;
  integration_id: string;
  integration_type: string;
  customer_id: string | null;
}

const authenticationCauses: readonly Cause[] = [
  'grant_revoked',
  'refresh_refused',
  'account_deactivated',
  'api_key_rejected',
  'certificate_expired',
  'insufficient_scope',
  'app_credentials_missing',
  'invalid_client',
  'refresh_interrupted',
];

function failureType({ cause }: Observation): 'webhook_failed' | 'auth_failure' | 'sync_error' {
  if (cause === 'webhook_refused') return 'webhook_failed';
  return cause && authenticationCauses.includes(cause) ? 'auth_failure' : 'sync_error';
}

/** Writes a failure to integration_events. */
export const recordFailure = (tx: Tx, subject: Subject, observation: Observation): Promise<void> =>
  recordEvent(tx, subject, failureType(observation), {
    cause: observation.cause,
    message: observation.message,
    error_code: observation.error_code,
    http_status: observation.http_status,
    part: observation.part,
    source: observation.source,
    started_at: observation.started_at,
    credential_version: observation.credential_version,
  });

/** Writes down that nobody watched the integration between what an earlier observation says and the start of this one. */
export async function recordWatchedAgain(
  tx: Tx,
  subject: Subject & { watched_until: Date | null },
  { started_at }: Observation,
): Promise<void> {
  const { watched_until } = subject;
  if (!watched_until || watched_until.getTime() >= Date.parse(started_at)) return;
  const details = { unwatched_since: watched_until.toISOString(), unwatched_until: started_at };
  await recordEvent(tx, subject, 'watched_again', details);
}

export async function recordEvent(tx: Tx, subject: Subject, type: string, details: object): Promise<void> {
  await changed(
    tx,
    `insert into integration_events (tenant_id, customer_id, integration_type, integration_id, event_type, error_details)
     values ($1, $2, $3, $4, $5, $6)`,
    [
      subject.tenant_id,
      subject.customer_id,
      subject.integration_type,
      subject.integration_id,
      type,
      JSON.stringify(details),
    ],
  );
}
