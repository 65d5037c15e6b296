import type { Cause, CustomerSnapshot, HealthStatus, LinkedEntities, Party, SeverityRow } from '@linesman/contracts';
import { changed, rows, type Tx } from '@linesman/persistence';
import { shownEnd } from './credentials-end';
import type { MachineState } from './machine-state';
import { loadState, type StoredState, toStored } from './stored-state';

/** A row of integration_health, joined with the replicas of its integration, its customer and the tenant's settings. */
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
  /** Null where the tenant has set none. */
  severity_policy: SeverityRow[] | null;
  deleted: boolean;
  integration_status: string;
  machine_state: MachineState;
  version: number;
  linked: LinkedEntities[] | null;
  /** The account at the provider, where it is known. */
  account_id: string | null;
  first_checked_at: Date | null;
  last_checked_at: Date | null;
  /** Null before a call has ever succeeded. */
  first_success_at: Date | null;
  last_success_at: Date | null;
  last_failure_at: Date | null;
  watched_until: Date | null;
  /** When a user last met a failure, or a customer last opened a support ticket. */
  noticed_at: Date | null;
  noticed_by: string | null;
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
 * statement sees what was committed while this one waited. Both go to the server in one round trip.
 */
export async function lockHealths(tx: Tx, integrationIds: string[]): Promise<Map<string, HealthRow>> {
  const [, locked] = await Promise.all([
    rows(
      tx,
      'select 1 from integration_health where integration_id = any($1::uuid[]) order by integration_id for update',
      [integrationIds],
    ),
    rows<HealthRow & { machine_state: StoredState }>(
      tx,
      `select h.tenant_id, h.integration_id, h.integration_type, i.name as integration_name, i.customer_id,
         c.snapshot as customer, h.status, h.cause, h.party_at_fault, h.failure_reason, h.error_code, h.failure_count,
         i.is_critical, i.deleted, i.status as integration_status, h.machine_state, h.version, i.linked, i.account_id,
         h.first_checked_at, h.last_checked_at, h.first_success_at, h.last_success_at, h.last_failure_at,
         h.watched_until, h.noticed_at, h.noticed_by, s.quick_probes, p.policy as severity_policy, clock_timestamp() as received_at
       from integration_health h
       join integrations_copy i using (integration_id)
       left join probe_schedule s using (integration_id)
       left join severity_policies p on p.tenant_id = h.tenant_id
       left join customers_copy c on c.tenant_id = i.tenant_id and c.customer_id = i.customer_id and not c.deleted
       where h.integration_id = any($1::uuid[])`,
      [integrationIds],
    ),
  ]);
  return new Map(
    locked.map((row) => [
      row.integration_id,
      { ...row, machine_state: loadState(row.machine_state, row.received_at.getTime()) },
    ]),
  );
}

/** A row as observations have changed it. */
export interface ObservedRow extends HealthRow {
  /** Set when the status became another one. */
  status_since?: Date;
  /** Set when it became healthy. */
  resolved_at?: Date;
  /** Whether `quick_probes` changed. */
  trials_changed?: boolean;
  /** Whether the next probe comes within seconds. */
  probe_soon?: boolean;
  /** Set when the end of the credentials has to be looked at another time, in milliseconds since 1970; null for never. */
  end_check?: number | null;
}

const columns = `machine_state jsonb, status text, cause text, party_at_fault text, failing_parts text[],
  failure_count int, failure_reason text, error_code text, customer_id uuid, version int,
  first_checked_at timestamptz, last_checked_at timestamptz, first_success_at timestamptz, last_success_at timestamptz,
  last_failure_at timestamptz, watched_until timestamptz, credentials_end_at timestamptz`;
const names = columns.split(',').map((column) => column.trim().split(' ')[0]!);

/** Writes locked rows in one statement. */
export async function saveHealths(tx: Tx, observed: ObservedRow[]): Promise<void> {
  if (observed.length === 0) return;
  await changed(
    tx,
    `update integration_health h set ${names.map((name) => `${name} = q.${name}`).join(', ')},
       status_since = coalesce(q.status_since, h.status_since), resolved_at = coalesce(q.resolved_at, h.resolved_at),
       end_check_at = case when q.end_checked then q.end_check_at else h.end_check_at end,
       updated_at = clock_timestamp()
     from jsonb_to_recordset($1::jsonb) as q (integration_id uuid, status_since timestamptz, resolved_at timestamptz,
       end_checked boolean, end_check_at timestamptz, ${columns})
     where h.integration_id = q.integration_id`,
    [JSON.stringify(observed.map(stored))],
  );
}

/** Only what the statement reads: of the whole update, PostgreSQL spends the most on parsing this document. */
function stored(row: ObservedRow): object {
  const { machine_state, end_check } = row;
  const { status, cause, party: party_at_fault, failing_parts } = machine_state.health;
  return {
    integration_id: row.integration_id,
    machine_state: toStored(machine_state),
    status,
    cause,
    party_at_fault,
    failing_parts,
    failure_count: row.failure_count,
    failure_reason: row.failure_reason,
    error_code: row.error_code,
    customer_id: row.customer_id,
    version: row.version,
    first_checked_at: row.first_checked_at,
    last_checked_at: row.last_checked_at,
    first_success_at: row.first_success_at,
    last_success_at: row.last_success_at,
    last_failure_at: row.last_failure_at,
    watched_until: row.watched_until,
    status_since: row.status_since,
    resolved_at: row.resolved_at,
    credentials_end_at: shownEnd(machine_state),
    end_checked: end_check !== undefined,
    end_check_at: end_check === undefined || end_check === null ? null : new Date(end_check),
  };
}
