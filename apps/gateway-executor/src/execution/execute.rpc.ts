import { setTimeout as pause } from 'node:timers/promises';
import { execute, type ExecuteAnswer, type ExecuteRequest } from '@linesman/contracts';
import { callerOf, OnRpc, RpcCallers } from '@linesman/messaging';
import { currentContext } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { GatewayExecutorConfig } from '../config';
import { AskedNow } from './asked-now';
import type { Execution } from './execution.entity';
import type { ExecutionRequest } from './ledger';
import { Ledger } from './ledger';

const LOOK_EVERY_MS = 50;

@Controller()
export class ExecuteRpc {
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
    const { deadline, on_behalf_of: _, ...rest } = asked;
    const until = deadline ? new Date(deadline) : new Date(Date.now() + this.config.DEFAULT_DEADLINE_SECONDS * 1_000);
    const request: ExecutionRequest = {
      ...rest,
      requested_by: speaksFor?.subject ?? caller.subject,
      requested_roles: speaksFor?.roles ?? caller.roles,
      permitted: caller.vouched === true && !speaksFor,
      correlation_id: currentContext().correlationId,
      ...(deadline ? { deadline: until } : {}),
    };
    return answerOf(await this.ended(await this.now.execute(request), until));
  }

  /** Whoever carries it on, the ledger knows. */
  private async ended(row: Execution, until: Date): Promise<Execution> {
    let last = row;
    while ((last.status === 'requested' || last.status === 'running') && Date.now() < until.getTime()) {
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
