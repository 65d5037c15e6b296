import { executionAttemptFailed } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { changed, Database, one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import type { Execution } from './execution.entity';
import type { Failed } from './outcome';
import type { ParkedLine } from './parked-line.entity';
import { refOf } from './record-outcome';
import { TellParked } from './tell-parked';

export const MOST_OF_AN_INTEGRATION = 1_000;
const MOST_OF_A_TENANT = 10_000;

/** Gives a row back until its integration was verified to work, and publishes what failed, in one transaction. */
@Injectable()
export class RecordParking {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly telling: TellParked,
  ) {}

  /** Whether others of the integration wait or were released and have not ended: a new request waits behind them. */
  async hasLine({ tenant_id, integration_id }: Pick<Execution, 'tenant_id' | 'integration_id'>): Promise<boolean> {
    const found = await this.database.inTenant(tenant_id, (tx) =>
      one(
        tx,
        `select 1 from parked_lines where tenant_id = $1 and integration_id = $2 and current_execution_id is not null
         union all
         (select 1 from executions where tenant_id = $1 and integration_id = $2 and status = 'parked' limit 1)`,
        [tenant_id, integration_id],
      ),
    );
    return found !== undefined;
  }

  /** @returns the parked row; the row as it was if another process took it over; undefined if too many are parked. */
  record(row: Execution, failed: Failed): Promise<Execution | undefined> {
    return this.database.inTenant(row.tenant_id, async (tx) => {
      const line = await lockLine(tx, row);
      const counted = await one<{ tenant: number; integration: number }>(tx, countParked, [
        row.tenant_id,
        row.integration_id,
        MOST_OF_A_TENANT,
      ]);
      // One that was released has its place still.
      const full = counted!.tenant >= MOST_OF_A_TENANT || counted!.integration >= MOST_OF_AN_INTEGRATION;
      if (full && row.times_parked === 0) return undefined;
      const after = await one<Execution>(tx, park, [
        row.execution_id,
        row.owner,
        row.attempts,
        JSON.stringify(failed.error),
        failed.unsent ? 1 : 0,
        failed.observation ? 1 : 0,
        row.connection_code,
      ]);
      if (!after) return row;
      const first = counted!.integration === 0 && line.current_execution_id === null;
      const joined = await one<ParkedLine>(tx, first ? beginLine : joinLine, [row.tenant_id, row.integration_id]);
      await this.telling.tell(tx, joined!);
      if (failed.observation)
        await this.outbox.emit(tx, executionAttemptFailed, {
          tenantId: row.tenant_id,
          aggregateId: row.execution_id,
          aggregateVersion: after.version,
          data: { ...refOf(after), attempt: row.attempts, error: failed.error, observation: failed.observation },
        });
      return after;
    });
  }
}

/** Locks the line of an integration, which is made if there is none. It is locked before its executions. */
async function lockLine(
  tx: Tx,
  { tenant_id, integration_id, connection_code }: Pick<Execution, 'tenant_id' | 'integration_id' | 'connection_code'>,
): Promise<ParkedLine> {
  const line = await one<ParkedLine>(
    tx,
    `insert into parked_lines as l (tenant_id, integration_id, connection_code) values ($1, $2, $3)
     on conflict (tenant_id, integration_id) do update
       set connection_code = case when excluded.connection_code = '' then l.connection_code else excluded.connection_code end
     returning *`,
    [tenant_id, integration_id, connection_code],
  );
  return line!;
}

export const deleteLines = (tx: Tx, integrationIds: string[]): Promise<number> =>
  changed(tx, 'delete from parked_lines where integration_id = any($1)', [integrationIds]);

/** The integration was switched on: one look finds out. */
export async function wakeLine(tx: Tx, integration_id: string, now: Date): Promise<void> {
  await changed(
    tx,
    `update parked_lines set look_at = $2, looks = 0 where integration_id = $1 and health <> 'disconnected'`,
    [integration_id, now],
  );
}

/** The integration was deleted: what is parked is released, and fails. An event that comes late finds that it was deleted. */
export async function endLine(tx: Tx, tenant_id: string, integration_id: string, now: Date): Promise<void> {
  await changed(
    tx,
    `insert into parked_lines as l (tenant_id, integration_id, deleted_at) values ($1, $2, $3)
     on conflict (tenant_id, integration_id) do update set look_at = $3, looks = 0, health = 'healthy', deleted_at = $3`,
    [tenant_id, integration_id, now],
  );
}

const countParked = `select count(*)::int as tenant, (count(*) filter (where integration_id = $2))::int as integration
  from (select integration_id from executions where tenant_id = $1 and status = 'parked' limit $3) parked`;

/** One whose customer was erased meanwhile is not parked: its next attempt ends it. */
const park = `update executions set status = case when answer_forgotten then 'requested' else 'parked' end, owner = null,
    lease_until = case when answer_forgotten then clock_timestamp() end,
    error = case when answer_forgotten then null else $4::json end,
    attempts = attempts - $5, version = version + $6, connection_code = $7, times_parked = times_parked + 1
  where execution_id = $1 and owner = $2 and attempts = $3 and status in ('requested', 'running') returning *`;

/**
 * While the integration is not known to be disconnected, whoever parked knew it earlier than the status-monitor, or later.
 * So it is tried soon, and later and later, until there is news.
 */
const soon = `look_at = case when health <> 'disconnected' then
    coalesce(look_at, clock_timestamp() + least(interval '10 minutes', interval '2 seconds' * power(2, looks))) end`;
const ofLine = 'where tenant_id = $1 and integration_id = $2 returning *';
const joinLine = `update parked_lines set ${soon} ${ofLine}`;
const beginLine = `update parked_lines set succeeded = 0, failed = 0, unknown = 0, cancelled = 0, expired = 0, told = 0,
    since = clock_timestamp(), looks = 0, ${soon} ${ofLine}`;
