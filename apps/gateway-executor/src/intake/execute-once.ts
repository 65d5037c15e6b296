import { Injectable } from '@nestjs/common';
import { type Admission, isAdmitted } from '../attempt/admit';
import { plannedCall, RunAttempt } from '../attempt/run-attempt';
import { type Claim, ClaimExecution } from '../ledger/claim-execution';
import type { ExecutionRequest } from '../ledger/execution-request';
import { TakeOver } from '../recovery/take-over';

/** done: the row says how it ended, or when the next attempt is. The other kinds: this row is in the way. */
export interface Executed {
  kind: 'done' | 'in_progress' | 'conflict';
  row: Claim['row'];
}

/** Claims a request in the ledger and runs its first attempt, if the ledger does not have the request already. */
@Injectable()
export class ExecuteOnce {
  constructor(
    private readonly claims: ClaimExecution,
    private readonly attempts: RunAttempt,
    private readonly takeOvers: TakeOver,
  ) {}

  async executeOnce(request: ExecutionRequest, admission: Admission): Promise<Executed> {
    const call = isAdmitted(admission) ? plannedCall(admission) : undefined;
    const { kind, row } = await this.claims.claim(request, call);
    switch (kind) {
      case 'claimed':
        return { kind: 'done', row: await this.attempts.run(row, admission) };
      case 'taken_over':
        return { kind: 'done', row: await this.takeOvers.takeOver(row) };
      case 'finished':
      case 'waiting':
        return { kind: 'done', row };
      default:
        return { kind, row };
    }
  }
}
