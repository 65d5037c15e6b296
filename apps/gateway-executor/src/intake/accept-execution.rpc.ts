import { createHash, randomUUID } from 'node:crypto';
import {
  acceptExecution,
  type AcceptedExecution,
  type AcceptExecutionRequest,
  executionRequested,
  vouchedSubject,
} from '@linesman/contracts';
import { buildEnvelope, Bus, fitsIntoStream, OnRpc, RpcCallers } from '@linesman/messaging';
import { Clock, Problem, runInContext } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import type { NatsContext } from '@nestjs/microservices';
import { CommandQuota } from './command-quota';

const SERVICE = 'gateway-executor';

/** Verifies who asks, and puts the command into the stream in this service's own name: no token is stored. */
@Controller()
export class AcceptExecutionRpc {
  constructor(
    private readonly callers: RpcCallers,
    private readonly bus: Bus,
    private readonly quota: CommandQuota,
    private readonly clock: Clock,
  ) {}

  @OnRpc(acceptExecution)
  async accept(asked: AcceptExecutionRequest, context: NatsContext): Promise<AcceptedExecution> {
    const { tenant_id, on_behalf_of: _, ...requested } = asked;
    const { subject, roles } = await this.callers.callerFor(tenant_id, context);
    const correlationId = identityOf(asked) ?? randomUUID();
    const data = { ...requested, on_behalf_of: { subject, roles } };
    const message = { tenantId: tenant_id, aggregateId: requested.integration_id, data };
    const envelope = runInContext({ correlationId }, () =>
      buildEnvelope(executionRequested, SERVICE, message, this.clock.now()),
    );
    const body = JSON.stringify(envelope);
    if (!fitsIntoStream(body)) throw new Problem(413, 'request-too-large', 'A command may have 1 MB at the most.');
    await this.quota.take(tenant_id, body);
    const stored = await this.bus.jetstream
      .publish(vouchedSubject(executionRequested.subject, SERVICE), body, { msgID: correlationId })
      .catch((cause: unknown) => {
        throw notStored(cause);
      });
    return { command_id: envelope.id, correlation_id: correlationId, duplicate: stored.duplicate };
  }
}

const notStored = (cause: unknown): Problem =>
  Object.assign(
    new Problem(503, 'service-unavailable', 'The command could not be stored. Ask again with the same key.'),
    { cause },
  );

/** The message id by which the stream drops a repeated request. Another request with the same key is stored, and refused later. */
export function identityOf(asked: AcceptExecutionRequest): string | undefined {
  const { tenant_id, integration_id, capability_code, capability_version, parameters, idempotency_key } = asked;
  if (idempotency_key === undefined) return undefined;
  const parts = [tenant_id, integration_id, capability_code, capability_version ?? null, idempotency_key, parameters];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
