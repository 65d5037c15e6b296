import type { Cause, CustomerSnapshot, HealthStatus, LinkedEntities, Observation, Party } from '@linesman/contracts';
import { changed, rows, type Tx } from '@linesman/persistence';
import type { MachineState } from './machine-state';
import { loadState, storeState, type StoredState } from './stored-state';

/** A row of integration_health, joined with the replicas of its integration and its customer. */
export interface HealthRow {
  tenant_id: string;
  integration_id: string;
  integration_type: string;
  integration_name: string;
  customer_id: string | null;
  customer: CustomerSnapshot | null;
  status: HealthStatus;
  cause: Cause | null;
  party_at_fault: Party;
  failure_reason: string | null;
  error_code: string | null;
  failure_count: number;
  is_critical: boolean;
  deleted: boolean;
  integration_status: string;
  machine_state: MachineState;
  version: number;
  /** Whether a call has ever succeeded. */
  has_worked: boolean;
  linked: LinkedEntities[] | null;
  watched_until: Date | null;
  /** How many quick probes followed a failure of the provider; null while none do. */
  quick_probes: number | null;
  /** By the database's clock, which all processes share. */
  received_at: Date;
}

/** Locks an integration's health, so that every process handles its observations one after the other. */
export async function lockHealth(tx: Tx, integrationId: string): Promise<HealthRow | undefined> {
  return (await lockHealths(tx, [integrationId])).get(integrationId);
}

/**
 * Locks several integrations, always in the order of their ids. The lock is a statement of its own, so that the next
 * statement sees what was committed while this one waited.
 */
export async function lockHealths(tx: Tx, integrationIds: string[]): Promise<Map<string, HealthRow>> {
  await rows(
    tx,
    'select 1 from integration_health where integration_id = any($1::uuid[]) order by integration_id for update',
    [integrationIds],
  );
  const locked = await rows<HealthRow & { machine_state: StoredState }>(
    tx,
    `select h.tenant_id, h.integration_id, h.integration_type, i.name as integration_name, i.customer_id,
       c.snapshot as customer, h.status, h.cause, h.party_at_fault, h.failure_reason, h.error_code, h.failure_count,
       i.is_critical, i.deleted, i.status as integration_status, h.machine_state, h.version, i.linked,
       h.first_success_at is not null as has_worked, h.watched_until, s.quick_probes, clock_timestamp() as received_at
     from integration_health h
     join integrations_copy i using (integration_id)
     left join probe_schedule s using (integration_id)
     left join customers_copy c on c.tenant_id = i.tenant_id and c.customer_id = i.customer_id and not c.deleted
     where h.integration_id = any($1::uuid[])`,
    [integrationIds],
  );
  return new Map(
    locked.map((row) => [
      row.integration_id,
      { ...row, machine_state: loadState(row.machine_state, row.received_at.getTime()) },
    ]),
  );
}

interface Saved {
  observation: Observation;
  /** Whether the observation is one more failure. */
  counted: boolean;
  /** Whether the status is another one now. */
  statusChanged: boolean;
  /** For how long the observation says how the integration is. */
  watchedSeconds: number;
  now: Date;
}

export async function saveHealth(tx: Tx, row: HealthRow, saved: Saved): Promise<void> {
  const { observation, counted, statusChanged, watchedSeconds, now } = saved;
  const { health } = row.machine_state;
  await changed(
    tx,
    `update integration_health set machine_state = $2, status = $3::text, cause = $4, party_at_fault = $5, failing_parts = $6,
       failure_count = $7, failure_reason = $8, error_code = $9, customer_id = $10,
       first_checked_at = least(first_checked_at, $12::timestamptz),
       last_checked_at = greatest(last_checked_at, $12::timestamptz),
       watched_until = case when last_checked_at > $12::timestamptz then watched_until
         else $12::timestamptz + make_interval(secs => $17) end,
       first_success_at = case when $11::boolean then least(first_success_at, $12::timestamptz) else first_success_at end,
       last_success_at = case when $11::boolean then greatest(last_success_at, $12::timestamptz) else last_success_at end,
       last_failure_at = case when $13::boolean then greatest(last_failure_at, $12::timestamptz) else last_failure_at end,
       status_since = case when $14::boolean then $15::timestamptz else status_since end,
       resolved_at = case when $14::boolean and $3::text = 'healthy' then $15::timestamptz else resolved_at end,
       version = $16, updated_at = $15::timestamptz
     where integration_id = $1`,
    [
      row.integration_id,
      storeState(row.machine_state),
      health.status,
      health.cause,
      health.party,
      health.failing_parts,
      row.failure_count,
      row.failure_reason,
      row.error_code,
      row.customer_id,
      observation.outcome === 'success',
      observation.started_at,
      counted,
      statusChanged,
      now,
      row.version,
      watchedSeconds,
    ],
  );
}
