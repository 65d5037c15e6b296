import { setTimeout as pause } from 'node:timers/promises';
import { storable } from '@linesman/contracts';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import type { Execution } from '../ledger/execution.entity';
import type { Failed, Outcome } from '../ledger/outcome';
import { RecordOutcome } from '../ledger/record-outcome';
import { RecordParking } from '../ledger/record-parking';
import { keptError } from '../ledger/record-postponement';
import { pageOf, withAdvice } from './advice';
import { mayPark } from './may-park';
import { Postpone } from './postpone';

const RECORD_AGAIN_MS = 250;

@Injectable()
export class EndAttempt {
  constructor(
    private readonly postponing: Postpone,
    private readonly parking: RecordParking,
    private readonly outcomes: RecordOutcome,
    private readonly clock: Clock,
    private readonly config: GatewayExecutorConfig,
  ) {}

  /** Postpones the row if the next attempt may succeed before the deadline, parks it if it may, else records the outcome. */
  async end(row: Execution, outcome: Outcome): Promise<Execution> {
    const advised = this.advised(row, outcome);
    const postponed = await this.postponing.postpone(row, advised);
    if (postponed) return postponed;
    const last = ended(row, advised);
    const parkable = [advised, last].find((one) => mayPark(row, one));
    return parkable ? this.park(row, parkable) : this.record(row, last);
  }

  private async park(row: Execution, failed: Failed): Promise<Execution> {
    return (await this.parking.record(row, failed)) ?? this.record(row, tooMany(failed));
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

const tooMany = (failed: Failed): Failed => ({
  ...failed,
  error: {
    ...failed.error,
    code: 'too_many_parked',
    message: storable(`So many requests are parked that this one is not. ${failed.error.message}`, 1_000),
  },
});
