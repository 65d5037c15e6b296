import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { CapabilityCalls } from '../call/capability-calls';
import type { Admitted } from '../call/plan-call';
import type { Execution } from '../ledger/execution.entity';
import { Ledger, type PlannedCall } from '../ledger/ledger';
import { customerErased, type Failed } from '../ledger/outcome';
import { type Admission, Admit, isAdmitted } from './admit';
import { EndAttempt } from './end-attempt';

const deadlinePassed: Failed = {
  kind: 'failed',
  unsent: true,
  error: {
    class: 'transient',
    cause: 'busy',
    code: 'deadline_passed',
    message: 'The deadline had passed before the call could be made.',
  },
};

/** Its parameters are gone. */
const erased: Failed = { kind: 'failed', unsent: true, error: customerErased };

/** One attempt of a row that this process has claimed: admits it, calls, then records the outcome or postpones the row. */
@Injectable()
export class RunAttempt {
  constructor(
    private readonly admission: Admit,
    private readonly ledger: Ledger,
    private readonly calls: CapabilityCalls,
    private readonly ending: EndAttempt,
    private readonly clock: Clock,
  ) {}

  /** @param admission of the request by which the row was claimed. Without it, the row is admitted for this attempt. */
  async run(row: Execution, admission?: Admission): Promise<Execution> {
    if (row.answer_forgotten) return this.ending.record(row, erased);
    const until = this.timeLimitOf(row);
    if (!until) return this.ending.end(row, deadlinePassed);
    const admitted = admission ?? (await this.admission.admit(row));
    if (!isAdmitted(admitted)) {
      const { refusal, connection_code = row.connection_code } = admitted;
      return this.ending.end({ ...row, connection_code }, refusal);
    }
    const begun = row.status === 'running' ? row : await this.ledger.begin(row, plannedCall(admitted));
    if (!begun) return row;
    if (begun.answer_forgotten) return this.ending.record(begun, erased);
    return this.ending.end(begun, await this.calls.call(begun, admitted, until));
  }

  /** undefined: the deadline has passed. If the provider may have acted, the end has to be found out all the same. */
  private timeLimitOf({ takeovers, status, deadline }: Execution): Date | undefined {
    const now = this.clock.now();
    const limit = new Date(now.getTime() + this.ledger.attemptMs);
    const mayHaveActed = takeovers > 0 && status === 'running';
    if (mayHaveActed) return limit;
    if (now >= deadline) return undefined;
    return deadline < limit ? deadline : limit;
  }
}

export const plannedCall = ({ plan, lease }: Admitted): PlannedCall => ({
  connection_code: lease.connection_code,
  capability_version: plan.capability.version,
});
