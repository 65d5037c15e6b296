import type { Observation } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import type { HealthRow } from './health-row';

export interface Saved {
  observation: Observation;
  counted: boolean;
  changed: boolean;
  now: Date;
}

export async function saveHealth(tx: Tx, row: HealthRow, { observation, counted, changed, now }: Saved): Promise<void> {
  const { health } = row.machine_state;
  await tx.query(
    `update integration_health set machine_state = $2, status = $3::text, cause = $4, party_at_fault = $5, failing_parts = $6,
       failure_count = $7, failure_reason = $8, error_code = $9, customer_id = $10,
       last_successful_sync = case when $11::boolean then greatest(last_successful_sync, $12::timestamptz) else last_successful_sync end,
       last_failure_at = case when $13::boolean then greatest(last_failure_at, $12::timestamptz) else last_failure_at end,
       status_since = case when $14::boolean then $15::timestamptz else status_since end,
       alerted_at = case when $14::boolean and $3::text <> 'healthy' then $15::timestamptz else alerted_at end,
       resolved_at = case when $14::boolean and $3::text = 'healthy' then $15::timestamptz else resolved_at end,
       version = $16, updated_at = $15::timestamptz
     where integration_id = $1`,
    [
      row.integration_id,
      JSON.stringify(row.machine_state),
      health.status,
      health.cause,
      health.party,
      health.failing_parts,
      row.failure_count,
      row.failure_reason,
      row.error_code,
      row.customer_id,
      observation.outcome === 'success' && observation.source !== 'webhook',
      observation.started_at,
      counted,
      changed,
      now,
      row.version,
    ],
  );
}
