import type { OutboxRow } from '@linesman/messaging';
import type { Statement } from '@linesman/persistence';
import type { Execution } from './execution.entity';

/** A provider shows what it did by then. */
const RECONCILE_AFTER_SECONDS = 5;

/** Returns no row if the ledger has one with this idempotency key or command. */
export const insertOne: Statement = {
  name: 'insert_execution',
  by_key: true,
  text: `insert into executions (
      execution_id, tenant_id, command_id, idempotency_key, request_hash, integration_id, connection_code, capability_code,
      capability_version, parameters, requested_by, requested_roles, permitted, correlation_id, status, owner, lease_until,
      deadline, created_at, started_at, park_until, accepted_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
      clock_timestamp() + make_interval(secs => $17), $18, $19, $20, $21, $22)
    on conflict do nothing returning execution_id, lease_until`,
};

/** @param parameters as JSON. */
export const insertedValues = (row: Execution, parameters: string, leaseSeconds: number): unknown[] => [
  row.execution_id,
  row.tenant_id,
  row.command_id,
  row.idempotency_key,
  row.request_hash,
  row.integration_id,
  row.connection_code,
  row.capability_code,
  row.capability_version,
  parameters,
  row.requested_by,
  row.requested_roles,
  row.permitted,
  row.correlation_id,
  row.status,
  row.owner,
  leaseSeconds,
  row.deadline,
  row.created_at,
  row.started_at,
  row.park_until,
  row.accepted_at,
];

/**
 * SQL: the customer of an execution `e` was erased while its call was under way, so that only its status may be stored. An
 * unknown one that a person settles keeps what they noted, although its answer was forgotten.
 */
export const erased = `e.answer_forgotten and e.status <> 'unknown'`;

/** Returns no row if owner or attempt are no longer the same: another process took the execution over. */
export const recordOne: Statement = {
  name: 'record_outcome',
  text: `with saved as (
      update executions e set status = $4, result = case when ${erased} then null else $5::json end,
        error = case when ${erased} then null else $6::json end,
        observation = case when ${erased} then null else $7::json end, finished_at = $8,
        connection_code = $9, capability_version = $10, owner = null, lease_until = null, version = $11,
        reconcile_at = case when $4 = 'unknown' and not e.answer_forgotten
          then clock_timestamp() + make_interval(secs => $12) end
      where execution_id = $1 and owner = $2 and attempts = $3 and version = $11 - 1
        and status not in ('succeeded', 'failed') returning tenant_id
    ), event as (
      insert into outbox (id, tenant_id, subject, envelope) select $13, tenant_id, $14, $15 from saved
    ) select 1 from saved`,
};

/** An outcome of a claimed row, and the event that says so. `result` is JSON. */
export interface Ending {
  row: Execution;
  after: Execution;
  result: string | null;
  event: OutboxRow;
}

export const recordedValues = ({ row, after, result, event }: Ending): unknown[] => [
  row.execution_id,
  row.owner,
  row.attempts,
  after.status,
  result,
  jsonOf(after.error),
  jsonOf(after.observation),
  after.finished_at,
  row.connection_code,
  row.capability_version,
  after.version,
  RECONCILE_AFTER_SECONDS,
  event.id,
  event.subject,
  event.body,
];

const jsonOf = (value: object | null): string | null => value && JSON.stringify(value);
