import { Injectable } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import { CheckRequest } from './check-request';
import { Execute } from './execute';
import type { Execution } from './execution.entity';
import { type ExecutionRequest, Ledger } from './ledger';
import { inProgress, isRefusal, otherRequest, refusal } from './refusal';
import { requestHash } from './request-hash';
import { reconnectUrl } from './where-to-reconnect';

/** For callers who wait: what can never be carried out is said at once, and leaves their key free for a better request. */
@Injectable()
export class AskedNow {
  constructor(
    private readonly requests: CheckRequest,
    private readonly execution: Execute,
    private readonly ledger: Ledger,
    private readonly config: GatewayExecutorConfig,
  ) {}

  /** @throws Problem: why it is not carried out, with the id of the execution that stands in the way. */
  async execute(request: ExecutionRequest): Promise<Execution> {
    const reconnect = reconnectUrl(this.config.PUBLIC_ORIGIN, request.integration_id);
    const wrong = await this.requests.check(request);
    if (wrong) {
      const first = await this.ledger.findAsked(request);
      if (!first || first.request_hash !== requestHash(request)) throw refusal(wrong, reconnect);
    }
    const { kind, row } = await this.execution.execute(request);
    if (kind === 'in_progress') throw inProgress(row);
    if (kind === 'conflict') throw otherRequest(row);
    if (row.status === 'failed' && row.error && isRefusal(row.error)) throw refusal(row.error, reconnect);
    return row;
  }
}
