import type { ExecutionError } from '@linesman/contracts';
import type { Providers } from '@linesman/providers';
import { Inject, Injectable } from '@nestjs/common';
import type { Execution } from './execution.entity';
import { isPlan, planCall, PROVIDERS } from './plan-call';
import { RunExecution } from './run-execution';

/** A row during which its owners died this often is left alone. */
const MOST_TAKEOVERS = 3;

/** Goes on with a row, ours now, whose owner died. */
@Injectable()
export class TakeOver {
  constructor(
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly execution: RunExecution,
  ) {}

  takeOver(row: Execution): Promise<Execution> {
    const plan = row.status === 'running' ? planCall(this.providers, row.connection_code, row) : undefined;
    const capability = plan && isPlan(plan) ? plan.capability : undefined;
    const mayRepeat = !capability || capability.kind === 'read' || capability.provider_deduplicates === true;
    const mayHaveActed = row.may_have_acted || (row.status === 'running' && capability?.kind !== 'read');
    const taken = { ...row, may_have_acted: mayHaveActed };
    if (mayRepeat && row.takeovers <= MOST_TAKEOVERS) return this.execution.run(taken);
    return this.execution.record({ row: taken, outcome: { kind: 'failed', error: interrupted } });
  }
}

const interrupted: ExecutionError = {
  class: 'permanent',
  cause: 'busy',
  code: 'interrupted',
  message: 'The process that made the call died before the answer could be written down.',
};
