import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import type { Execution } from '../ledger/execution.entity';
import type { Outcome } from '../ledger/outcome';
import { RecordOutcome } from '../ledger/record-outcome';
import { keptError } from '../ledger/record-postponement';
import { pageOf, withAdvice } from './advice';
import { Postpone } from './postpone';

const RECORD_AGAIN_MS = 250;

@Injectable()
export class EndAttempt {
  constructor(
    private readonly postponing: Postpone,
    private readonly outcomes: RecordOutcome,
    private readonly clock: Clock,
    private readonly config: GatewayExecutorConfig,
  ) {}

  /** Postpones the row if the next attempt may succeed before the deadline, else records the outcome. */
  async end(row: Execution, outcome: Outcome): Promise<Execution> {
    const advised = this.advised(row, outcome);
    return (await this.postponing.postpone(row, advised)) ?? this.record(row, ended(row, advised));
  }

  private advised(row: Execution, outcome: Outcome): Outcome {
    if (outcome.kind === 'succeeded') return outcome;
    return { ...outcome, error: withAdvice(outcome.error, pageOf(this.config.PUBLIC_ORIGIN, row.integration_id)) };
  }

  /** While the database is away, tries again for as long as the row is ours. Then whoever takes it over finds out. */
  async record(row: Execution, outcome: Outcome): Promise<Execution> {
    for (;;) {
      try {
        return await this.outcomes.record(row, outcome);
      } catch (error) {
        if (!row.lease_until || this.clock.now() >= row.lease_until) throw error;
        await pause(RECORD_AGAIN_MS);
      }
    }
  }
}

/** If the last attempt sent nothing, the error of the call before says more: why the deadline was not kept. */
function ended(row: Execution, outcome: Outcome): Outcome {
  if (outcome.kind === 'succeeded' || !outcome.unsent || outcome.final) return outcome;
  return { ...outcome, error: keptError(row, outcome)! };
}
