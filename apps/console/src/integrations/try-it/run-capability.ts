import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { type Refusal, refusalOf } from '../../forms/refusal-of';
import type { ExecutionDetails } from '../../upstream/answers';
import { ServiceDown } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';

export interface Asked {
  capability_code: string;
  capability_version: number;
  parameters: Record<string, unknown>;
  idempotency_key: string;
  /** How long the page waits; an execution that is not over by then continues. */
  wait_seconds: number;
}

export type Begun = Pick<ExecutionDetails, 'execution_id' | 'status'>;

/** Time that the integrations service needs to answer besides the wait. */
const SLACK_MS = 4_000;

/** Executes a capability in the visitor's name. */
@Injectable()
export class RunCapability {
  constructor(private readonly api: ServiceApi) {}

  /** @returns the execution and its status, or why it was refused. */
  async run(integration_id: string, token: string, { idempotency_key, ...body }: Asked): Promise<Begun | Refusal> {
    const timeout_ms = body.wait_seconds * 1_000 + SLACK_MS;
    try {
      const request = { path: { integration_id }, body, idempotency_key, timeout_ms };
      return await this.api.post('/v1/integrations/{integration_id}/execute', token, request);
    } catch (error) {
      if (error instanceof ServiceDown) return this.begunAnyway(token, idempotency_key, error);
      return begunOrRefused(error);
    }
  }

  /** Without an answer, the executor's ledger says whether the execution was begun. */
  private async begunAnyway(token: string, idempotency_key: string, reason: ServiceDown): Promise<Begun> {
    const { items } = await this.api.get('/v1/executions', token, { query: { idempotency_key } });
    if (!items[0]) throw reason;
    return items[0];
  }
}

function begunOrRefused(error: unknown): Begun | Refusal {
  if (!(error instanceof Problem)) throw error;
  const { execution_id, detail } = error.document;
  const status = error.getStatus();
  if (status === 409 && typeof execution_id === 'string') return { execution_id, status: 'running' };
  // Not permitted, or disconnected: the form says what to do.
  const kind = { 403: 'not-permitted', 424: 'integration-disconnected' }[status];
  return kind ? { kind, message: detail ?? 'This was refused.', errors: [] } : refusalOf(error);
}
