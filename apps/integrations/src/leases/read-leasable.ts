import type { Cause, ExecuteGrant, IntegrationStatus } from '@linesman/contracts';
import { one, type Tx } from '@linesman/persistence';
import { notFound, Problem } from '@linesman/service-kit';
import type { Provider } from '@linesman/provider-kit';
import type { SealedRecord } from '../sealing/sealer';
import type { RefreshMode, RefreshState } from './decide-lease';

export interface Leasable extends RefreshState {
  tenant_id: string;
  integration_id: string;
  connection_code: string;
  status: IntegrationStatus;
  status_reason: string | null;
  status_cause: Cause | null;
  provider_account_id: string | null;
  config: Record<string, unknown>;
  sealed: SealedRecord;
  redeeming_attempt: number;
  /** Of the integration: its events count up from it. */
  version: number;
  /** When it was read, by the database's clock. Claims are made and judged by no other one. */
  read_at: Date;
  /** Who may execute which of its capabilities. Not read for probes. */
  grants?: ExecuteGrant[];
}

const columns = `i.tenant_id, i.integration_id, i.connection_code, i.status, i.status_reason, i.status_cause,
  i.provider_account_id, i.config, i.version, c.sealed, c.credential_version, c.obtained_at, c.expires_at, c.redeeming_attempt,
  c.redeeming_since, c.redeeming_until, c.retry_at, c.refusal, c.refusal_final, c.refusal_told,
  clock_timestamp() as read_at`;

/**
 * Integrations of one tenant ($1: their ids) that have credentials and are switched on, without their grants. `offset 0`
 * has each id looked up by its key, however small the tables were when the statement was planned.
 */
export const leasables = {
  name: 'leasables',
  text: `select found.* from unnest($1::uuid[]) wanted (id) cross join lateral (
      select ${columns}, i.deleted_at
      from integrations i join integration_credentials c on c.integration_id = i.integration_id
      where i.integration_id = wanted.id offset 0) found
    where found.deleted_at is null and found.status <> 'inactive'`,
  by_key: true,
};

/** Reads integration, credentials and grants in one indexed query, because a lease precedes every call to a provider. */
export async function readLeasable(tx: Tx, integration_id: string): Promise<Leasable> {
  const found = await one<Omit<Leasable, 'sealed'> & { sealed: SealedRecord | null }>(
    tx,
    `select ${columns},
       (select coalesce(json_agg(json_strip_nulls(json_build_object('grantee_type', g.grantee_type,
            'grantee', g.grantee, 'capability_code', g.capability_code))), '[]')
          from grants g where g.tenant_id = i.tenant_id and g.action = 'execute'
            and (g.integration_id is null or g.integration_id = i.integration_id)) as grants
     from integrations i left join integration_credentials c on c.integration_id = i.integration_id
     where i.integration_id = $1 and i.deleted_at is null`,
    [integration_id],
  );
  if (!found) throw notFound('integration');
  const { sealed } = found;
  if (!sealed) throw new Problem(409, 'not-configured', 'The integration has no credentials yet.');
  return { ...found, sealed };
}

/**
 * Locks the integration, then reads it: both go to the server in one round trip, and the second statement sees what was
 * committed while the first one waited.
 */
export async function lockLeasable(tx: Tx, integration_id: string): Promise<Leasable> {
  const [, row] = await Promise.all([
    one(tx, 'select 1 from integrations where integration_id = $1 for update', [integration_id]),
    readLeasable(tx, integration_id),
  ]);
  return row;
}

export const refreshModeOf = ({ manifest: { auth } }: Provider, { sealed }: { sealed: SealedRecord }): RefreshMode =>
  auth.type === 'oauth2' && auth.refresh !== 'none' && sealed.fields.refresh_token !== undefined ? auth : undefined;
