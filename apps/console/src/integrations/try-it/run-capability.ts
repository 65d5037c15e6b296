import type { ExecuteAnswer } from '@linesman/contracts';
import { Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { type Refusal, refusalOf } from '../../forms/refusal-of';
import { withQuery } from '../../pages/query-string';
import { ServiceApi } from '../../upstream/service-api';
import { ServiceDown } from '../../upstream/service-down';

export interface Asked {
  capability_code: string;
  capability_version: number;
  parameters: Record<string, unknown>;
  idempotency_key: string;
  /** How long a page may be waited for; what is not over by then goes on. */
  wait_seconds: number;
}

export type Begun = Pick<ExecuteAnswer, 'execution_id' | 'status' | 'error'>;

/** What its own service needs beyond that to answer. */
const SLACK_MS = 4_000;

/** Has a capability carried out in the visitor's name. */
@Injectable()
export class RunCapability {
  constructor(private readonly api: ServiceApi) {}

  /** @returns how far it is, or why it was not taken. */
  async run(id: string, token: string, { idempotency_key, ...body }: Asked): Promise<Begun | Refusal> {
    const path = `/integrations/${id}/execute`;
    const timeout_ms = body.wait_seconds * 1_000 + SLACK_MS;
    try {
      return await this.api.send<Begun>('POST', 'integrations', path, token, { body, idempotency_key, timeout_ms });
    } catch (error) {
      if (error instanceof ServiceDown) return this.begunAnyway(token, idempotency_key, error);
      return begunOrRefused(error);
    }
  }

  /** No answer came: whether it was begun, the ledger knows. */
  private async begunAnyway(token: string, idempotency_key: string, reason: ServiceDown): Promise<Begun> {
    const path = withQuery('/executions', { idempotency_key });
    const { items } = await this.api.list<Begun>('gateway-executor', path, token);
    if (!items[0]) throw reason;
    return items[0];
  }
}

function begunOrRefused(error: unknown): Begun | Refusal {
  if (!(error instanceof Problem)) throw error;
  const { execution_id, detail } = error.document;
  const status = error.getStatus();
  if (status === 409 && typeof execution_id === 'string') return { execution_id, status: 'running' };
  // No leave, or disconnected: what to do is said beside the form that asked.
  const kind = { 403: 'not-permitted', 424: 'integration-disconnected' }[status];
  return kind ? { kind, message: detail ?? 'This was not taken.', errors: [] } : refusalOf(error);
}
