import { Injectable } from '@nestjs/common';
import { type Admission, isAdmitted } from '../attempt/admit';
import { plannedCall, RunAttempt } from '../attempt/run-attempt';
import { CapabilityCalls } from '../call/capability-calls';
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
    private readonly calls: CapabilityCalls,
    private readonly takeOvers: TakeOver,
  ) {}

  async executeOnce(request: ExecutionRequest, admission: Admission): Promise<Executed> {
    if (!isAdmitted(admission)) return this.runOrFind(await this.claims.claim(request), admission);
    // The ledger and the rate limit are asked at the same time, the ledger first: it takes longer to answer.
    const claiming = this.claims.claim(request, plannedCall(admission));
    const room = this.calls.room(request, admission);
    let claim: Claim | undefined;
    try {
      claim = await claiming;
    } finally {
      if (claim?.kind !== 'claimed') room?.giveBack();
    }
    return this.runOrFind(claim, { ...admission, room });
  }

  private async runOrFind({ kind, row }: Claim, admission: Admission): Promise<Executed> {
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
