import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { execute, type ExecuteAnswer, type ExecuteRequest } from '@linesman/contracts';
import { callerOf, OnRpc, RpcCallers } from '@linesman/messaging';
import { currentContext } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { GatewayExecutorConfig } from '../config';
import { AskedNow } from './asked-now';
import type { Execution } from './execution.entity';
import type { ExecutionRequest } from './ledger';
import { Ledger } from './ledger';
import { requestHash } from './request-hash';

const LOOK_EVERY_MS = 50;

@Controller()
export class ExecuteRpc implements BeforeApplicationShutdown {
  /** What goes on though its caller has been answered. */
  private readonly left = new Set<Promise<unknown>>();

  constructor(
    private readonly callers: RpcCallers,
    private readonly now: AskedNow,
    private readonly ledger: Ledger,
    private readonly config: GatewayExecutorConfig,
  ) {}

  @OnRpc(execute)
  async execute(asked: ExecuteRequest, context: NatsContext): Promise<ExecuteAnswer> {
    const caller = await this.callers.callerFor(asked.tenant_id, context);
    const speaksFor = callerOf(context) === 'integrations' ? asked.on_behalf_of : undefined;
    const { deadline, answer_by, on_behalf_of: _, ...rest } = asked;
    const end = deadline ? Date.parse(deadline) : Date.now() + this.config.DEFAULT_DEADLINE_SECONDS * 1_000;
    const until = answer_by ? Date.parse(answer_by) : end;
    const request: ExecutionRequest = {
      ...rest,
      requested_by: speaksFor?.subject ?? caller.subject,
      requested_roles: speaksFor?.roles ?? caller.roles,
      permitted: caller.vouched === true && !speaksFor,
      correlation_id: currentContext().correlationId,
      ...(deadline ? { deadline: new Date(end) } : {}),
      ...(answer_by ? { command_id: randomUUID() } : {}),
    };
    const first = this.now.execute(request);
    const row = (answer_by && (await this.begunBy(until, first, request))) || (await first);
    return answerOf(await this.ended(row, until));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.allSettled(this.left);
  }

  /** What the ledger knows of it by then, where its first attempt takes longer. */
  private async begunBy(
    until: number,
    first: Promise<Execution>,
    request: ExecutionRequest,
  ): Promise<Execution | undefined> {
    const waiting = new AbortController();
    const over = pause(Math.max(0, until - Date.now()), undefined, { signal: waiting.signal }).catch(() => undefined);
    const ended = await Promise.race([first, over]).finally(() => waiting.abort());
    if (ended) return ended;
    this.left.add(first);
    void first.catch(() => undefined).finally(() => this.left.delete(first));
    const row = await this.ledger.findAsked(request);
    return row?.request_hash === requestHash(request) ? row : undefined;
  }

  /** Whoever carries it on, the ledger knows. */
  private async ended(row: Execution, until: number): Promise<Execution> {
    let last = row;
    while ((last.status === 'requested' || last.status === 'running') && Date.now() < until) {
      await pause(LOOK_EVERY_MS);
      last = (await this.ledger.find(row.tenant_id, row.execution_id)) ?? last;
    }
    return last;
  }
}

const answerOf = (row: Execution): ExecuteAnswer => ({
  execution_id: row.execution_id,
  status: row.status,
  connection_code: row.connection_code,
  attempts: row.attempts,
  ...(row.result ? { output: row.result } : {}),
  ...(row.answer_forgotten ? { answer_expired: true } : {}),
  ...(row.error ? { error: row.error } : {}),
  ...(row.finished_at ? { finished_at: new Date(row.finished_at).toISOString() } : {}),
});
