import type { Cause, CustomerSnapshot, HealthStatus, Party } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import type { MachineState } from './machine-state';

/** A row of integration_health with what its copies of the integration and the customer say. */
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
}

/** Locks an integration's health: its observations are taken one after the other, in every copy of this service. */
export async function lockHealth(tx: Tx, integrationId: string): Promise<HealthRow | undefined> {
  return (await lockHealths(tx, [integrationId])).get(integrationId);
}

/**
 * The same for many, always in one order. A statement of its own, so that the next one sees what was committed while
 * this one waited.
 */
export async function lockHealths(tx: Tx, integrationIds: string[]): Promise<Map<string, HealthRow>> {
  await tx.query(
    'select 1 from integration_health where integration_id = any($1::uuid[]) order by integration_id for update',
    [integrationIds],
  );
  const rows = (await tx.query(
    `select h.tenant_id, h.integration_id, h.integration_type, i.name as integration_name, i.customer_id,
       c.snapshot as customer, h.status, h.cause, h.party_at_fault, h.failure_reason, h.error_code, h.failure_count,
       i.is_critical, i.deleted, i.status as integration_status, h.machine_state, h.version
     from integration_health h
     join integrations_copy i using (integration_id)
     left join customers_copy c on c.tenant_id = i.tenant_id and c.customer_id = i.customer_id and not c.deleted
     where h.integration_id = any($1::uuid[])`,
    [integrationIds],
  )) as HealthRow[];
  return new Map(rows.map((row) => [row.integration_id, row]));
}
