import {
  askers,
  executionFailed,
  executionSucceeded,
  executionUnknown,
  type EventContract,
  type ExecutionRef,
  type ServiceName,
} from '@linesman/contracts';
import { Outbox, type OutboxRow } from '@linesman/messaging';
import { afterCommit, Database, rows, type Tx } from '@linesman/persistence';
import { Clock, LOGGER, runInContext } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Counter } from 'prom-client';
import { AnswerQuota } from './answer-quota';
import type { Execution, ExecutionStatus } from './execution.entity';
import { type Outcome, withUnknown } from './outcome';
import { WriteMany } from './write-many.system';
import { recordedValues, recordOne } from './write-one';

const executions = new Counter({
  name: 'executions_total',
  help: 'Executions that ended, by connection, capability and status.',
  labelNames: ['connection', 'capability', 'status'],
});

type FailureListener = (tx: Tx, row: Execution) => Promise<void>;

/** Stores how an execution ended and the event that says so, in one transaction. */
@Injectable()
export class RecordOutcome {
  private readonly failureListeners: FailureListener[] = [];

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly quota: AnswerQuota,
    private readonly writes: WriteMany,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * The listener runs in the transaction that records an execution as failed or unknown. Call it in a module's
   * constructor: retries may arrive as soon as modules are initialised.
   */
  onFailure(listener: FailureListener): void {
    this.failureListeners.push(listener);
  }

  /** @returns the recorded row; the row as given if another process took it over meanwhile. */
  async record(row: Execution, ended: Outcome): Promise<Execution> {
    const outcome = withUnknown(ended, row.may_have_acted);
    const after: Execution = {
      ...row,
      status: statusOf(outcome),
      result: outcome.kind === 'succeeded' ? outcome.output : null,
      error: outcome.kind === 'failed' ? outcome.error : null,
      observation: outcome.observation ?? null,
      finished_at: this.clock.now(),
      owner: null,
      lease_until: null,
      version: row.version + 1,
    };
    const recorded = after.result
      ? await this.recordSuccess(row, after, after.result)
      : await this.recordFailure(row, after, outcome.kind === 'failed' && outcome.told);
    if (!recorded) {
      const { execution_id } = row;
      this.logger.warn(
        { execution_id, status: after.status },
        'outcome not recorded: another process took the execution over',
      );
      return row;
    }
    executions.inc({ connection: row.connection_code, capability: row.capability_code, status: after.status });
    return after;
  }

  /** For rows that the caller has ended in its transaction: publishes that they failed. */
  async publishEnds(tx: Tx, ended: Execution[]): Promise<void> {
    await publishFailed(tx, this.outbox, ended);
    for (const row of ended) for (const listener of this.failureListeners) await listener(tx, row);
  }

  private async recordSuccess(row: Execution, after: Execution, output: Record<string, unknown>): Promise<boolean> {
    const result = JSON.stringify(output);
    const event = eventOf(this.outbox, after, await this.quota.outputFor(row.tenant_id, output, result));
    const saved = await this.writes.succeed({ row, after, result, event });
    // Whoever asked by a command learns the end from the event. Every other caller is answered first.
    if (saved && row.command_id) setImmediate(() => this.outbox.publishCommitted(event));
    else if (saved) this.outbox.publishCommitted({ ...event, may_wait: true });
    return saved;
  }

  private recordFailure(row: Execution, after: Execution, may_wait = false): Promise<boolean> {
    const event = { ...eventOf(this.outbox, after), may_wait };
    return this.database.inTenant(row.tenant_id, async (tx) => {
      const saved = await rows(tx, recordOne.text, recordedValues({ row, after, result: null, event }));
      if (saved.length === 0) return false;
      afterCommit(tx, () => this.outbox.publishCommitted(event));
      for (const listener of this.failureListeners) await listener(tx, after);
      return true;
    });
  }
}

/** Publishes that executions failed, which the caller has ended in its transaction. */
export async function publishFailed(tx: Tx, outbox: Outbox, ended: Execution[]): Promise<void> {
  await outbox.putAll(
    tx,
    ended.map((row) => runInContext(contextOf(row), () => eventOf(outbox, row))),
  );
  afterCommit(tx, () => {
    for (const { connection_code: connection, capability_code: capability, status } of ended)
      executions.inc({ connection, capability, status });
  });
}

function eventOf(outbox: Outbox, row: Execution, output: Record<string, unknown> = {}): OutboxRow {
  const compose = <T extends object>(contract: EventContract<T>, data: T) =>
    outbox.compose(contract, {
      tenantId: row.tenant_id,
      aggregateId: row.execution_id,
      aggregateVersion: row.version,
      asker: askerOf(row),
      data,
    });
  const observed = row.observation ? { observation: row.observation } : {};
  if (row.error) {
    const data = { ...refOf(row), error: row.error, ...observed, requester: requesterOf(row) };
    return compose(row.status === 'unknown' ? executionUnknown : executionFailed, data);
  }
  return compose(executionSucceeded, { ...refOf(row), output, ...observed });
}

/** Whoever asked knows the event by the ids of the request, whatever ends it. */
const contextOf = ({ correlation_id, command_id }: Execution) => ({
  correlationId: correlation_id,
  causationId: command_id ?? undefined,
});

const statusOf = (outcome: Outcome): ExecutionStatus => {
  if (outcome.kind === 'succeeded') return 'succeeded';
  return outcome.error.class === 'unknown' ? 'unknown' : 'failed';
};

/**
 * One of our own services that waits for the event: it asked in its own right, or it is integrations, which stores the
 * id of a profile that was made for whoever asked for a payment.
 */
export const askerOf = ({
  permitted,
  requested_by,
}: Pick<Execution, 'permitted' | 'requested_by'>): string | undefined => {
  if (!permitted) return undefined;
  return askers.includes(requested_by) ? requested_by : ('integrations' satisfies ServiceName);
};

const requesterOf = ({
  permitted,
  requested_roles: roles,
}: Pick<Execution, 'permitted' | 'requested_roles'>): 'person' | 'service' =>
  permitted || roles.length === 0 || roles.includes('service') ? 'service' : 'person';

export const refOf = (row: Execution): ExecutionRef => ({
  execution_id: row.execution_id,
  integration_id: row.integration_id,
  connection_code: row.connection_code,
  capability_code: row.capability_code,
  capability_version: row.capability_version ?? 1,
  ...(row.idempotency_key ? { idempotency_key: row.idempotency_key } : {}),
});
