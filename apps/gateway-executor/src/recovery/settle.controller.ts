import { Caller, type Principal, Problem, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Param, Put } from '@nestjs/common';
import { IsIn, IsString, Length } from 'class-validator';
import type { Execution } from '../ledger/execution.entity';
import { Ledger } from '../ledger/ledger';
import { type Outcome, permanentError } from '../ledger/outcome';
import { RecordOutcome } from '../ledger/record-outcome';

export class SettleBody {
  @IsIn(['succeeded', 'failed']) status: 'succeeded' | 'failed';
  /** Where the person looked it up, e.g. the provider's reference. */
  @IsString() @Length(1, 500) note: string;
}

export type Settlement = Pick<Execution, 'execution_id' | 'status' | 'result' | 'error' | 'finished_at' | 'version'>;

@Roles('tenant_admin')
@Controller('executions/:execution_id/settlement')
export class SettleController {
  constructor(
    private readonly ledger: Ledger,
    private readonly outcomes: RecordOutcome,
  ) {}

  /** A person has found out at the provider how an unknown write ended. */
  @Put()
  async settleExecution(
    @Param('execution_id', Uuid) execution_id: string,
    @Body() { status, note }: SettleBody,
    @Caller() caller: Principal,
  ): Promise<Settlement> {
    const row = await this.ledger.claimUnknown(caller.tenantId, execution_id);
    if (!row) throw new Problem(409, 'not-unknown', 'A person can settle only an execution whose status is unknown.');
    const output = { settled_by: caller.subject, note };
    const outcome: Outcome =
      status === 'succeeded'
        ? { kind: 'succeeded', output }
        : { kind: 'failed', acted: 'no', error: permanentError('not_performed', `${caller.subject}: ${note}`) };
    const recorded = await this.outcomes.record(row, outcome);
    if (recorded === row)
      throw new Problem(
        409,
        'not-settled',
        'The execution changed at this moment, so it was not settled. Read it again.',
      );
    const { result, error, finished_at, version } = recorded;
    return { execution_id, status, result, error, finished_at, version };
  }
}
