import { setTimeout as pause } from 'node:timers/promises';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import { Attempt, type Attempted } from './attempt';
import type { Execution } from './execution.entity';
import type { Outcome } from './outcome';
import { Postpone } from './postpone';
import { RecordOutcome } from './record-outcome';
import { reconnectUrl, tellingWhere } from './where-to-reconnect';

const RECORD_AGAIN_MS = 250;

const tooLate: Outcome = {
  kind: 'failed',
  error: {
    class: 'transient',
    cause: 'timeout',
    code: 'deadline_passed',
    message: 'The deadline had passed before the call could be made.',
  },
};

/** Carries a row that is ours to its end, or to its next attempt. */
@Injectable()
export class RunExecution {
  constructor(
    private readonly attempts: Attempt,
    private readonly outcomes: RecordOutcome,
    private readonly later: Postpone,
    private readonly clock: Clock,
    private readonly config: GatewayExecutorConfig,
  ) {}

  async run(row: Execution): Promise<Execution> {
    const now = this.clock.now();
    const longest = new Date(now.getTime() + this.config.ATTEMPT_SECONDS * 1_000);
    // A call that may have been made already has to be known the end of, whoever still waits for it.
    const mayHaveActed = row.takeovers > 0 && row.status === 'running';
    if (!mayHaveActed && now >= row.deadline) return this.record({ row, outcome: tooLate });
    const until = !mayHaveActed && row.deadline < longest ? row.deadline : longest;
    const attempted = await this.attempts.attempt(row, until);
    if (!attempted) return row;
    if (await this.later.postponed(attempted)) return attempted.row;
    const where = reconnectUrl(this.config.PUBLIC_ORIGIN, row.integration_id);
    return this.record({ row: attempted.row, outcome: tellingWhere(attempted.outcome, where) });
  }

  /** While the database is away the answer is held as long as the row is ours; then whoever takes over asks again. */
  async record({ row, outcome }: Attempted): Promise<Execution> {
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
