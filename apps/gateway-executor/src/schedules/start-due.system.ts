import { executionRequested } from '@linesman/contracts';
import { Outbox, type OutboxRow } from '@linesman/messaging';
import { afterCommit, changed, Database, rows, type Tx } from '@linesman/persistence';
import { Clock, Periodic, runInContext } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Counter } from 'prom-client';
import { GatewayExecutorConfig } from '../config';
import { executionIdOf } from '../ledger/execution-id';
import { type Decision, decideDue, type DueSchedule } from './decide-due';
import { keyOfRun } from './run-key';

const EVERY_MS = 1_000;
const MOST = 100;
/** The deadline of an execution may end while its last call is under way. */
const MARGIN_MS = 60_000;

const scheduledRuns = new Counter({
  name: 'scheduled_syncs_total',
  help: 'Syncs whose time came, by connection and what was decided: run; skip, because the run before has not ended; hold, because the integration has to be repaired.',
  labelNames: ['connection', 'decision'],
});

/**
 * Asks for the executions of schedules whose time has come, of all tenants. The schedule moves on in the transaction that
 * stores the command, so that no run is lost and none is asked for twice, whatever process takes it.
 */
@Injectable()
export class StartDue implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly periodic: Periodic,
    private readonly clock: Clock,
    private readonly config: GatewayExecutorConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'start syncs that are due', () => this.run());
  }

  async run(): Promise<void> {
    while ((await this.database.inSystem((tx) => this.start(tx))) === MOST) continue;
  }

  private get longestRunMs(): number {
    return this.config.SYNC_DEADLINE_SECONDS * 1_000;
  }

  /** @returns how many were due. */
  private async start(tx: Tx): Promise<number> {
    const now = this.clock.now();
    const due = await rows<DueSchedule>(tx, findDue, [now]);
    if (due.length === 0) return 0;
    const decided = due.map((row) => ({ row, decision: decideDue(row, now, this.longestRunMs + MARGIN_MS) }));
    await moveOn(tx, decided, now);
    const runs = decided.filter(({ decision }) => decision.kind === 'run');
    await this.outbox.putAll(
      tx,
      runs.map(({ row }) => this.commandOf(row, now)),
    );
    afterCommit(tx, () => {
      for (const { row, decision } of decided)
        scheduledRuns.inc({ connection: row.connection_code, decision: decision.kind });
    });
    return due.length;
  }

  private commandOf(row: DueSchedule, now: Date): OutboxRow {
    const { tenant_id, integration_id, capability_code, parameters } = row;
    const deadline = new Date(now.getTime() + this.longestRunMs).toISOString();
    const data = { integration_id, capability_code, parameters, idempotency_key: keyOfRun(row), deadline };
    return runInContext({ correlationId: randomUUID() }, () =>
      this.outbox.composeCommand(executionRequested, { tenantId: tenant_id, aggregateId: integration_id, data }),
    );
  }
}

const findDue = `select s.*, z.time_zone as tenant_zone, e.status as run_status
  from schedules s
    left join tenant_zones z on z.tenant_id = s.tenant_id
    left join executions e on e.execution_id = s.execution_id
  where s.next_at <= $1 order by s.next_at limit ${MOST} for update of s skip locked`;

async function moveOn(tx: Tx, decided: { row: DueSchedule; decision: Decision }[], now: Date): Promise<void> {
  const idOf = (row: DueSchedule) => executionIdOf({ ...row, idempotency_key: keyOfRun(row) });
  await changed(
    tx,
    `update schedules s set next_at = q.next_at,
       due_at = case when q.kind = 'run' then s.next_at else s.due_at end,
       execution_id = case when q.kind = 'run' then q.execution_id else s.execution_id end,
       triggered_at = case when q.kind = 'run' then null else s.triggered_at end,
       skipped_at = case when q.kind = 'skip' then $5 else s.skipped_at end,
       missed = s.missed or q.kind = 'hold'
     from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::uuid[]) as q (schedule_id, kind, next_at, execution_id)
     where s.schedule_id = q.schedule_id`,
    [
      decided.map(({ row }) => row.schedule_id),
      decided.map(({ decision }) => decision.kind),
      decided.map(({ decision }) => decision.next_at),
      decided.map(({ row }) => idOf(row)),
      now,
    ],
  );
}
