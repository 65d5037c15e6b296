import { randomUUID } from 'node:crypto';
import type { Execution } from './execution.entity';
import type { ExecutionRequest, KnownCall } from './ledger';
import { requestHash } from './request-hash';

interface Given {
  now: Date;
  owner: string;
  /** Until its deadline, where the request names none. */
  seconds: number;
  known?: KnownCall;
}

/** The row of what is asked for, as the ledger will hold it; its lease runs by the database's clock. */
export const newExecution = (request: ExecutionRequest, { now, owner, seconds, known }: Given): Execution => ({
  execution_id: randomUUID(),
  tenant_id: request.tenant_id,
  command_id: request.command_id ?? null,
  idempotency_key: request.idempotency_key ?? null,
  request_hash: requestHash(request),
  integration_id: request.integration_id,
  connection_code: known?.connection_code ?? '',
  capability_code: request.capability_code,
  capability_version: known?.capability_version ?? request.capability_version ?? null,
  parameters: request.parameters,
  requested_by: request.requested_by,
  requested_roles: request.requested_roles,
  permitted: request.permitted,
  correlation_id: request.correlation_id,
  status: known ? 'running' : 'requested',
  owner,
  lease_until: null,
  attempts: 1,
  takeovers: 0,
  may_have_acted: false,
  reconcile_at: null,
  reconciliations: 0,
  deadline: request.deadline ?? new Date(now.getTime() + seconds * 1_000),
  result: null,
  error: null,
  observation: null,
  created_at: now,
  started_at: known ? now : null,
  finished_at: null,
  answer_forgotten: false,
  version: 0,
});

/** Returns nothing when the key or the command stands in the ledger already. */
export const insertExecution = {
  name: 'insert_execution',
  text: `insert into executions (
      execution_id, tenant_id, command_id, idempotency_key, request_hash, integration_id, connection_code, capability_code,
      capability_version, parameters, requested_by, requested_roles, permitted, correlation_id, status, owner, lease_until,
      deadline, created_at, started_at)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
      clock_timestamp() + make_interval(secs => $17), $18, $19, $20)
    on conflict do nothing returning lease_until`,
};

export const insertedValues = (row: Execution, leaseSeconds: number): unknown[] => [
  row.execution_id,
  row.tenant_id,
  row.command_id,
  row.idempotency_key,
  row.request_hash,
  row.integration_id,
  row.connection_code,
  row.capability_code,
  row.capability_version,
  JSON.stringify(row.parameters),
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
];
