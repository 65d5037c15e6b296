import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import type { Execution } from '../execution/execution.entity';
import { brokenGateway, never, type Outcome } from '../execution/outcome';
import type { Plan } from '../execution/plan-call';
import { EndRun } from './end-run';
import { KeepPage } from './keep-page';
import { OpenRun } from './open-run';
import { readPage } from './read-page';
import type { SyncRun } from './sync-run.entity';

export type CallForPage = (cursor: string | undefined, until: Date) => Promise<Outcome>;

/**
 * Reads page after page, keeping each before the next. An attempt ends while its lease is young and the execution goes
 * on with the next, so that no run holds a worker, or a process that shall stop, for as long as it lasts.
 */
@Injectable()
export class RunSync {
  constructor(
    private readonly runs: OpenRun,
    private readonly pages: KeepPage,
    private readonly ends: EndRun,
    private readonly clock: Clock,
    private readonly config: GatewayExecutorConfig,
  ) {}

  async run(row: Execution, plan: Plan, call: CallForPage): Promise<Outcome> {
    const opened = await this.runs.open(row, plan);
    if (opened.kind === 'busy') return busy;
    if (opened.kind === 'answered') return { kind: 'succeeded', output: summaryOf(opened.run) };
    const attemptMs = this.config.ATTEMPT_SECONDS * 1_000;
    const began = this.clock.now().getTime();
    let { run, cursor } = opened;
    for (
      let now = began;
      now < began + attemptMs / 2 && now < row.deadline.getTime();
      now = this.clock.now().getTime()
    ) {
      const outcome = await call(cursor ?? undefined, new Date(Math.min(now + attemptMs, row.deadline.getTime())));
      if (outcome.kind === 'failed') return this.failed(run, outcome);
      const page = readPage(outcome.output);
      if (!page || (!page.complete && page.cursor === cursor)) return brokenGateway('read');
      const kept = await this.pages.keep(row, run, page);
      if (kept === 'gone') return gone;
      if (kept === 'lost') return goesOn;
      // Whoever records the end holds it as long as the row is ours.
      row.lease_until = kept.lease_until;
      if (page.complete) return { ...outcome, output: summaryOf(kept.run) };
      run = kept.run;
      cursor = page.cursor;
    }
    return goesOn;
  }

  private async failed(run: SyncRun, outcome: Extract<Outcome, { kind: 'failed' }>): Promise<Outcome> {
    await this.ends.wait(run, outcome.error);
    return outcome;
  }
}

const summaryOf = ({ run_id, rows, new: created, changed, unchanged, deleted, skipped, fresh_as_of }: SyncRun) => ({
  ...{ run_id, rows, new: created, changed, unchanged, deleted, skipped },
  complete: true,
  fresh_as_of: fresh_as_of!.toISOString(),
});

/** Recorded only when the deadline has passed before the next attempt. */
const goesOn: Outcome = {
  kind: 'failed',
  goes_on: true,
  error: {
    class: 'transient',
    cause: 'timeout',
    code: 'deadline_passed',
    message: 'The deadline passed before everything was read. What was read stands; the next run goes on from there.',
  },
};

const busy: Outcome = {
  kind: 'failed',
  error: {
    class: 'transient',
    cause: 'busy',
    code: 'sync_in_progress',
    message: 'Another run of this sync was not over before the deadline. See GET /sync-runs?status=running.',
  },
};

const gone: Outcome = {
  kind: 'failed',
  error: never('integration_not_found', 'There is no such integration any more.'),
};
