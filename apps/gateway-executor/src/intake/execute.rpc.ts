import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { execute, type ExecuteAnswer, type ExecuteRequest } from '@linesman/contracts';
import { callerOf, OnRpc, RpcCallers } from '@linesman/messaging';
import { Clock, currentContext } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { GatewayExecutorConfig } from '../config';
import type { Execution } from '../ledger/execution.entity';
import { type ExecutionRequest, requestHash } from '../ledger/execution-request';
import { Ledger } from '../ledger/ledger';
import { parkUntil } from './park-until';
import { belongsTo, SynchronousExecute } from './synchronous-execute';
import { WaitingCallers } from './waiting-callers';

/** An end is seen at once where it is near, and costs less to wait for where it is not. */
const LOOK_FIRST_MS = 50;
const LOOK_LATER_MS = 1_000;
/** NATS takes an answer for 60 s. A caller that asked to wait longer is told by then that the execution goes on. */
const LONGEST_WAIT_MS = 57_000;

@Controller()
export class ExecuteRpc implements BeforeApplicationShutdown {
  /** Attempts that continue although their caller was answered. */
  private readonly continuing = new Set<Promise<unknown>>();

  constructor(
    private readonly callers: RpcCallers,
    private readonly synchronous: SynchronousExecute,
    private readonly ledger: Ledger,
    private readonly config: GatewayExecutorConfig,
    private readonly clock: Clock,
    private readonly waiting: WaitingCallers,
  ) {}

  @OnRpc(execute)
  async execute(requested: ExecuteRequest, context: NatsContext): Promise<ExecuteAnswer> {
    const caller = await this.callers.callerFor(requested.tenant_id, context);
    const speaksFor = callerOf(context) === 'integrations' ? requested.on_behalf_of : undefined;
    const { deadline, answer_by, park, park_until, on_behalf_of: _, ...rest } = requested;
    const end = deadline ? Date.parse(deadline) : this.now() + this.config.DEFAULT_DEADLINE_SECONDS * 1_000;
    const until = Math.min(answer_by ? Date.parse(answer_by) : end, this.now() + LONGEST_WAIT_MS);
    const request: ExecutionRequest = {
      ...rest,
      requested_by: speaksFor?.subject ?? caller.subject,
      requested_roles: speaksFor?.roles ?? caller.roles,
      permitted: caller.vouched === true && !speaksFor,
      correlation_id: currentContext().correlationId,
      deadline: deadline ? new Date(end) : undefined,
      park_until: parkUntil({ park, park_until }, this.clock.now()),
      // By this id the row is found while the first attempt is under way.
      command_id: answer_by ? randomUUID() : undefined,
    };
    return this.waiting.wait(request.tenant_id, questionOf(request, answer_by), async () => {
      const first = this.synchronous.executeOrRefuse(request);
      const row = (answer_by && (await this.rowBy(until, first, request))) || (await first);
      return answerOf(await this.waitForEnd(row, until));
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.continuing);
  }

  /** The row after the first attempt, or as the ledger has it at this time if the attempt takes longer. */
  private async rowBy(
    until: number,
    first: Promise<Execution>,
    request: ExecutionRequest,
  ): Promise<Execution | undefined> {
    const waiting = new AbortController();
    const over = pause(Math.max(0, until - this.now()), undefined, { signal: waiting.signal }).catch(() => undefined);
    const ended = await Promise.race([first, over]).finally(() => waiting.abort());
    if (ended) return ended;
    this.continuing.add(first);
    void first.catch(() => undefined).finally(() => this.continuing.delete(first));
    const row = await this.ledger.findRequested(request);
    return row?.request_hash === requestHash(request) && belongsTo(request, row) ? row : undefined;
  }

  /** Reads the ledger, because any process may run the next attempt. */
  private async waitForEnd(row: Execution, until: number): Promise<Execution> {
    let last = row;
    let every = LOOK_FIRST_MS;
    while ((last.status === 'requested' || last.status === 'running') && this.now() < until) {
      await pause(every);
      every = Math.min(every * 1.2, LOOK_LATER_MS);
      last = (await this.ledger.find(row.tenant_id, row.execution_id)) ?? last;
    }
    return last;
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

/** Who hears nothing asks the same again. Without a key, each request acts by itself. */
const questionOf = (request: ExecutionRequest, answer_by?: string): string => {
  const { idempotency_key, integration_id, capability_code, capability_version, parameters, ...rest } = request;
  const { requested_by, requested_roles, permitted, deadline } = rest;
  if (idempotency_key === undefined) return randomUUID();
  const asked = [idempotency_key, integration_id, capability_code, capability_version, parameters];
  return JSON.stringify([...asked, requested_by, requested_roles, permitted, deadline, answer_by]);
};

/** NATS takes 1 MB a message. The ledger has the whole output. */
const LARGEST_OUTPUT = 900_000;

const outputOf = (output: Record<string, unknown>): Pick<ExecuteAnswer, 'output' | 'output_left_out'> =>
  Buffer.byteLength(JSON.stringify(output)) <= LARGEST_OUTPUT ? { output } : { output_left_out: 'too_large' };

const answerOf = (row: Execution): ExecuteAnswer => ({
  execution_id: row.execution_id,
  status: row.status,
  connection_code: row.connection_code,
  attempts: row.attempts,
  ...(row.result ? outputOf(row.result) : {}),
  ...(row.answer_forgotten ? { answer_expired: true } : {}),
  ...(row.error ? { error: row.error } : {}),
  ...(row.finished_at ? { finished_at: new Date(row.finished_at).toISOString() } : {}),
});
