import type { ExecutionError } from '@linesman/contracts';
import type { Providers } from '@linesman/providers';
import { Inject, Injectable } from '@nestjs/common';
import { EndAttempt } from '../attempt/end-attempt';
import { RunAttempt } from '../attempt/run-attempt';
import { findCapability } from '../call/plan-call';
import type { Execution } from '../ledger/execution.entity';
import { PROVIDERS } from '../providers/providers.module';

/** A row whose owners died this often is not run again. */
const MOST_TAKEOVERS = 3;

/** Continues a row that this process has claimed from an owner that died. */
@Injectable()
export class TakeOver {
  constructor(
    @Inject(PROVIDERS) private readonly providers: Providers,
    private readonly attempts: RunAttempt,
    private readonly ending: EndAttempt,
  ) {}

  /** A call is repeated only if it reads, or if the provider deduplicates. Otherwise the end of a write is unknown. */
  takeOver(row: Execution): Promise<Execution> {
    const provider = row.status === 'running' ? this.providers.get(row.connection_code) : undefined;
    const capability = provider && findCapability(provider, row);
    const mayRepeat = !capability || capability.kind === 'read' || capability.provider_deduplicates === true;
    const may_have_acted = row.may_have_acted || (row.status === 'running' && capability?.kind !== 'read');
    const taken = { ...row, may_have_acted };
    if (mayRepeat && row.takeovers <= MOST_TAKEOVERS) return this.attempts.run(taken);
    return this.ending.record(taken, { kind: 'failed', error: interrupted });
  }
}

const interrupted: ExecutionError = {
  class: 'permanent',
  cause: 'busy',
  code: 'interrupted',
  message: 'The process that made the call died before it could store the answer.',
};
