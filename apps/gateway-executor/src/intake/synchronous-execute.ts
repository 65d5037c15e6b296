import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Admit, isAdmitted, type Refused } from '../attempt/admit';
import { pageOf, withAdvice } from '../attempt/advice';
import { mayPark } from '../attempt/may-park';
import { GatewayExecutorConfig } from '../config';
import type { Execution } from '../ledger/execution.entity';
import { type ExecutionRequest, requestHash } from '../ledger/execution-request';
import { Ledger } from '../ledger/ledger';
import { ExecuteOnce } from './execute-once';
import { isRefusal, notChecked, otherRequest, refusal, tooLate } from './refusal';
import { WaitBehind } from './wait-behind';

/** Without a check of the permission, an answer is shown to who requested it, and to our own services. */
export const belongsTo = ({ permitted, requested_by }: ExecutionRequest, row: Execution): boolean =>
  permitted || row.requested_by === requested_by;

/** It is stored in place of being refused. While the circuit is open, a command waits for its deadline first. */
const parks = ({ park_until }: ExecutionRequest, { refusal }: Refused): boolean =>
  mayPark({ park_until: park_until ?? null, may_have_acted: false, times_parked: 0 }, refusal);

/** For callers that wait: a request that can never succeed is refused before it is stored, so its key stays free. */
@Injectable()
export class SynchronousExecute {
  constructor(
    private readonly admission: Admit,
    private readonly waiting: WaitBehind,
    private readonly requests: ExecuteOnce,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly config: GatewayExecutorConfig,
  ) {}

  /**
   * @returns the row after the first attempt, or as it is while another process works on the same request.
   * @throws Problem: why the request is not executed, with the id of the execution that is in the way.
   */
  async executeOrRefuse(request: ExecutionRequest): Promise<Execution> {
    if (this.isLate(request) && !(await this.isKnown(request))) throw tooLate();
    const admission = await this.waiting.apply(request, await this.admission.admit(request));
    if (
      !isAdmitted(admission) &&
      !parks(request, admission) &&
      isRefusal(admission.refusal.error) &&
      !(await this.isKnown(request))
    ) {
      const { error, retry_after_ms } = admission.refusal;
      throw refusal(withAdvice(error, pageOf(this.config.PUBLIC_ORIGIN, request.integration_id)), retry_after_ms);
    }
    const { kind, row } = await this.requests.executeOnce(request, admission);
    if (kind === 'conflict') throw otherRequest(row);
    if (!isAdmitted(admission) && !belongsTo(request, row)) throw notChecked();
    // What would pass with time is no refusal once it is stored: to ask again with this key gives the same answer.
    if (row.status !== 'parked' && row.error?.class === 'permanent' && isRefusal(row.error)) throw refusal(row.error);
    return row;
  }

  /** It was not read in time, because this process was held up. Its caller has asked another one or has gone. */
  private isLate({ deadline }: ExecutionRequest): boolean {
    return deadline !== undefined && deadline <= this.clock.now();
  }

  /** A repeated request gets the stored answer, even if it would be refused now. */
  private async isKnown(request: ExecutionRequest): Promise<boolean> {
    const first = await this.ledger.findRequested(request);
    return first?.request_hash === requestHash(request) && belongsTo(request, first);
  }
}
