import type { Observation } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import { eventTypeOf } from './event-type';

interface Subject {
  tenant_id: string;
  integration_id: string;
  integration_type: string;
  customer_id: string | null;
}

export const recordEvent = (tx: Tx, subject: Subject, observation: Observation): Promise<void> =>
  writeEvent(tx, subject, eventTypeOf(observation), {
    cause: observation.cause,
    message: observation.message,
    error_code: observation.error_code,
    http_status: observation.http_status,
    part: observation.part,
    source: observation.source,
    started_at: observation.started_at,
    credential_version: observation.credential_version,
  });

export async function writeEvent(tx: Tx, subject: Subject, type: string, details: object): Promise<void> {
  await tx.query(
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
