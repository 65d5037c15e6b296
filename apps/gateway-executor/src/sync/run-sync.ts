import type { CapabilityManifest } from '@linesman/provider-kit';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { CallProvider } from '../call/call-provider';
import type { CapabilityCall } from '../call/capability-calls';
import { brokenGateway } from '../call/failed-outcomes';
import type { Admitted } from '../call/plan-call';
import { GatewayExecutorConfig } from '../config';
import type { Execution } from '../ledger/execution.entity';
import { type Failed, type Outcome, permanentError } from '../ledger/outcome';
import { OpenRun } from './open-run';
import { parsePage } from './parse-page';
import { type PageBytes, StorePage } from './store-page';
import type { SyncRun } from './sync-run.entity';

/**
 * Calls a sync capability: reads page after page and stores each before it reads the next. After half of its time an
 * attempt begins no more pages and the execution continues with the next attempt, so that a long run does not hold a
 * worker, or a process that shall stop.
 */
@Injectable()
export class RunSync implements CapabilityCall {
  constructor(
    private readonly opening: OpenRun,
    private readonly pages: StorePage,
    private readonly provider: CallProvider,
    private readonly clock: Clock,
    private readonly config: GatewayExecutorConfig,
  ) {}

  isFor({ sync }: CapabilityManifest): boolean {
    return sync !== undefined;
  }

  async call(row: Execution, { plan }: Admitted): Promise<Outcome> {
    const opened = await this.opening.open(row, plan);
    if (opened.kind === 'busy') return inProgress;
    if (opened.kind === 'answered') return { kind: 'succeeded', output: summaryOf(opened.run) };
    const attemptMs = this.config.ATTEMPT_SECONDS * 1_000;
    const deadline = row.deadline.getTime();
    const began = this.clock.now().getTime();
    let { run, cursor } = opened;
    for (let now = began; now < began + attemptMs / 2 && now < deadline; now = this.clock.now().getTime()) {
      const until = new Date(Math.min(now + attemptMs, deadline));
      // A run outlives the lease of its admission, so each page gets its own.
      const { outcome, bytes } = withoutBytes(
        await this.provider.call(row, plan, until, { cursor: cursor ?? undefined }),
      );
      if (outcome.kind === 'failed') return this.notRead(run, outcome, bytes);
      const page = parsePage(outcome.output);
      if (!page || (!page.complete && page.cursor === cursor)) return this.notRead(run, brokenGateway('read'), bytes);
      const stored = await this.pages.store(row, run, page, bytes);
      if (stored === 'deleted') return integrationDeleted;
      if (stored === 'taken_over') return continues;
      // As long as the row is ours, its outcome can be recorded even if the database is away for a while.
      row.lease_until = stored.lease_until;
      if (page.complete) return { ...outcome, output: summaryOf(stored.run) };
      run = stored.run;
      cursor = page.cursor;
    }
    return continues;
  }

  private async notRead(run: SyncRun, failed: Failed, bytes: PageBytes): Promise<Failed> {
    await this.pages.wait(run, failed, bytes);
    return failed;
  }
}

/** The run reports the bytes of all its pages, because many of them share one outcome. */
function withoutBytes<T extends Outcome>(outcome: T): { outcome: T; bytes: PageBytes } {
  if (!outcome.observation) return { outcome, bytes: { bytes_sent: 0, bytes_received: 0 } };
  const { bytes_sent = 0, bytes_received = 0, ...observation } = outcome.observation;
  return { outcome: { ...outcome, observation }, bytes: { bytes_sent, bytes_received } };
}

const summaryOf = ({ run_id, rows, new: created, changed, unchanged, deleted, skipped, fresh_as_of }: SyncRun) => ({
  run_id,
  rows,
  new: created,
  changed,
  unchanged,
  deleted,
  skipped,
  complete: true,
  fresh_as_of: fresh_as_of!.toISOString(),
});

/** The error is recorded only if the deadline comes before the next attempt. */
const continues: Failed = {
  kind: 'failed',
  continues: true,
  error: {
    class: 'transient',
    cause: 'busy',
    code: 'deadline_passed',
    message: 'The deadline passed before everything was read. What was read is stored; the next run continues there.',
  },
};

const inProgress: Failed = {
  kind: 'failed',
  error: {
    class: 'transient',
    cause: 'busy',
    code: 'sync_in_progress',
    message: 'Another run of this sync had not ended before the deadline. See GET /sync-runs?status=running.',
  },
};

const integrationDeleted: Failed = {
  kind: 'failed',
  error: permanentError('integration_not_found', 'This integration was deleted.'),
};
