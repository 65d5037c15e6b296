import { Database, type Statement } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { Batches } from './batches';
import type { Execution } from './execution.entity';
import { Ledger } from './ledger';
import { type Ending, erased, insertedValues, insertOne, recordedValues, recordOne } from './write-one';

type Success = Ending & { result: string };

const LIMITS = { items: 64, batches: 2 };
/** Larger texts are written alone, so that a batch stays small. */
const LARGE = 64_000;

/** The statement failed and was rolled back. After a broken connection nobody knows. */
const rolledBack = (error: unknown): boolean => (error as { severity?: unknown }).severity === 'ERROR';

/**
 * Writes what is claimed and what succeeds at the same time in one statement, over all tenants. Row-level security does
 * not hold there: each row names its tenant, and an outcome is written only to a row of its own tenant. A lone row has a
 * statement of its own, which takes much less time: a claim is written as its tenant, a success by its key.
 */
@Injectable()
export class WriteMany {
  private readonly claims = new Batches<Claimed, Date | undefined>((all) => this.insert(all), rolledBack, LIMITS);
  private readonly successes = new Batches<Success, boolean>((all) => this.save(all), rolledBack, LIMITS);

  constructor(
    private readonly database: Database,
    private readonly ledger: Ledger,
  ) {}

  /** @returns until when the row is ours; undefined if the ledger has its idempotency key or command already. */
  async claim(row: Execution): Promise<Date | undefined> {
    const claimed = { row, parameters: JSON.stringify(row.parameters) };
    return claimed.parameters.length > LARGE ? this.insertAlone(claimed) : this.claims.add(claimed);
  }

  /** @returns false if another process has taken the row over. */
  async succeed(success: Success): Promise<boolean> {
    return success.result.length > LARGE ? this.saveAlone(success) : this.successes.add(success);
  }

  private async insertAlone({ row, parameters }: Claimed): Promise<Date | undefined> {
    const values = insertedValues(row, parameters, this.ledger.leaseSeconds);
    const [inserted] = await this.database.queryInTenant<Inserted>(row.tenant_id, insertOne, values);
    return inserted?.lease_until;
  }

  private async saveAlone(success: Success): Promise<boolean> {
    const values = [...recordedValues(success), success.row.tenant_id];
    const saved = await this.database.queryInSystem(saveOne, values);
    return saved.length > 0;
  }

  private async insert(claims: Claimed[]): Promise<(Date | undefined)[]> {
    if (claims.length === 1) return [await this.insertAlone(claims[0]!)];
    const values = [JSON.stringify(claims.map(insertedRow)), this.ledger.leaseSeconds];
    const inserted = await this.database.queryInSystem<Inserted>(insertMany, values);
    const until = new Map(inserted.map(({ execution_id, lease_until }) => [execution_id, lease_until]));
    return claims.map(({ row: { execution_id } }) => {
      const lease_until = until.get(execution_id);
      // Of two requests with the same key, which have the same id, one alone is claimed.
      until.delete(execution_id);
      return lease_until;
    });
  }

  private async save(successes: Success[]): Promise<boolean[]> {
    if (successes.length === 1) return [await this.saveAlone(successes[0]!)];
    const saved = await this.database.queryInSystem<{ event_id: string }>(saveMany, [
      JSON.stringify(successes.map(savedRow)),
      successes.map(({ row }) => row.execution_id),
    ]);
    const ids = new Set(saved.map(({ event_id }) => event_id));
    return successes.map(({ event }) => ids.has(event.id));
  }
}

interface Claimed {
  row: Execution;
  parameters: string;
}
type Inserted = Pick<Execution, 'execution_id'> & { lease_until: Date };

/**
 * No index serves `is not distinct from`, so that a plan which was made while the ledger was empty finds the row by its
 * id all the same, and can be kept.
 */
export const saveOne: Statement = {
  name: 'save_success',
  by_key: true,
  text: recordOne.text.replace('returning tenant_id', 'and tenant_id is not distinct from $16 returning tenant_id'),
};

/** Rows in the order of their ids, so that two processes with the same requests wait for each other in one direction only. */
const insertMany: Statement = {
  name: 'insert_executions',
  by_key: true,
  text: `insert into executions (
      execution_id, tenant_id, command_id, idempotency_key, request_hash, integration_id, connection_code, capability_code,
      capability_version, parameters, requested_by, requested_roles, permitted, correlation_id, status, owner, deadline,
      created_at, started_at, park_until, accepted_at, lease_until)
    select execution_id, tenant_id, command_id, idempotency_key, request_hash, integration_id, connection_code,
      capability_code, capability_version, parameters::json, requested_by, requested_roles, permitted, correlation_id, status,
      owner, deadline, created_at, started_at, park_until, accepted_at, clock_timestamp() + make_interval(secs => $2)
    from json_to_recordset($1::json) as claimed (
      execution_id uuid, tenant_id uuid, command_id uuid, idempotency_key text, request_hash text, integration_id uuid,
      connection_code text, capability_code text, capability_version int, parameters text, requested_by text,
      requested_roles text[], permitted boolean, correlation_id text, status text, owner text, deadline timestamptz,
      created_at timestamptz, started_at timestamptz, park_until timestamptz, accepted_at timestamptz)
    order by execution_id
    on conflict do nothing returning execution_id, lease_until`,
};

const insertedRow = ({ row, parameters }: Claimed) => ({
  execution_id: row.execution_id,
  tenant_id: row.tenant_id,
  command_id: row.command_id,
  idempotency_key: row.idempotency_key,
  request_hash: row.request_hash,
  integration_id: row.integration_id,
  connection_code: row.connection_code,
  capability_code: row.capability_code,
  capability_version: row.capability_version,
  parameters,
  requested_by: row.requested_by,
  requested_roles: row.requested_roles,
  permitted: row.permitted,
  correlation_id: row.correlation_id,
  status: row.status,
  owner: row.owner,
  deadline: row.deadline,
  created_at: row.created_at,
  started_at: row.started_at,
  park_until: row.park_until,
  accepted_at: row.accepted_at,
});

/**
 * Leaves out a row whose owner or attempt is no longer the same: another process took it over. The ids are there for the
 * planner, which guesses a hundred rows in any document and would rather read a table of some thousand rows whole.
 */
const saveMany: Statement = {
  name: 'save_successes',
  text: `with ended as (
      select * from json_to_recordset($1::json) as ended (
        execution_id uuid, tenant_id uuid, owner text, attempts int, result text, observation text, finished_at timestamptz,
        connection_code text, capability_version int, version int, event_id uuid, subject text, envelope text)
    ), saved as (
      update executions e set status = 'succeeded', error = null,
        result = case when ${erased} then null else ended.result::json end,
        observation = case when ${erased} then null else ended.observation::json end,
        finished_at = ended.finished_at, connection_code = ended.connection_code,
        capability_version = ended.capability_version, owner = null, lease_until = null, version = ended.version,
        reconcile_at = null
      from ended
      where e.execution_id = any($2::uuid[]) and e.execution_id = ended.execution_id
        and e.tenant_id = ended.tenant_id and e.owner = ended.owner
        and e.attempts = ended.attempts and e.version = ended.version - 1 and e.status not in ('succeeded', 'failed')
      returning ended.event_id, e.tenant_id, ended.subject, ended.envelope
    ), event as (
      insert into outbox (id, tenant_id, subject, envelope) select event_id, tenant_id, subject, envelope::json from saved
    ) select event_id from saved`,
};

const savedRow = ({ row, after, result, event }: Success) => ({
  execution_id: row.execution_id,
  tenant_id: row.tenant_id,
  owner: row.owner,
  attempts: row.attempts,
  result,
  observation: after.observation && JSON.stringify(after.observation),
  finished_at: after.finished_at,
  connection_code: row.connection_code,
  capability_version: row.capability_version,
  version: after.version,
  event_id: event.id,
  subject: event.subject,
  envelope: event.body,
});
