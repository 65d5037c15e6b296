import type { ExecutionError } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { changed, one, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { GatewayExecutorConfig } from '../config';
import type { Execution } from '../ledger/execution.entity';
import type { SyncRun } from '../sync/sync-run.entity';
import { deleteSchedules } from './delete-schedules';
import { type Held, heldBy } from './held-by';
import { judgeFailure } from './judge-failure';
import { isKeyOfRun } from './run-key';
import type { Schedule } from './schedule.entity';
import { TellProblem } from './tell-problem';
import { zoneOf } from './tenant-zone.entity';
import { lateAfter } from './timing';

type Failed = Pick<Execution, 'idempotency_key' | 'execution_id' | 'integration_id' | 'error'>;

/** Learns how runs end, in the transaction that records it. */
@Injectable()
export class NoteEnds {
  constructor(
    private readonly outbox: Outbox,
    private readonly telling: TellProblem,
    private readonly clock: Clock,
    private readonly config: GatewayExecutorConfig,
  ) {}

  /** A run that the deadline ended goes on at once. One that nothing but a repair can help waits for it. */
  async failed(tx: Tx, { idempotency_key, execution_id, integration_id, error }: Failed): Promise<void> {
    if (!isKeyOfRun(idempotency_key) || !error) return;
    const held = heldBy(error);
    if (held) return this.hold(tx, execution_id, held);
    // It was deleted while the schedule was made.
    if (error.code === 'integration_not_found') return void (await deleteSchedules(tx, [integration_id]));
    if (error.code === 'deadline_passed') return this.goOn(tx, execution_id);
    if (judgeFailure(error) === 'own') await this.tellFailed(tx, execution_id, error);
  }

  /**
   * Whoever asked for the run.
   * @returns whether a schedule says when the next one is late.
   */
  async whole(tx: Tx, { integration_id, capability_code, finished_at }: SyncRun): Promise<boolean> {
    const row = await one<Schedule>(
      tx,
      'select * from schedules where integration_id = $1 and capability_code = $2 for update',
      [integration_id, capability_code],
    );
    if (!row) return false;
    const ended = row.problem !== null;
    const after = await one<Schedule>(
      tx,
      `update schedules set last_success_at = $2, late_at = $3, problem = null, version = version + $4
       where schedule_id = $1 returning *`,
      [row.schedule_id, finished_at, await this.lateAfter(tx, row, finished_at!), ended ? 1 : 0],
    );
    if (ended) await this.outbox.putAll(tx, [this.telling.compose(after!, finished_at!)]);
    return row.enabled;
  }

  private async lateAfter(tx: Tx, row: Schedule, after: Date): Promise<Date | null> {
    if (!row.enabled) return null;
    return lateAfter(row, await zoneOf(tx), after, this.config.SYNC_DEADLINE_SECONDS * 1_000);
  }

  private async hold(tx: Tx, execution_id: string, held: Held): Promise<void> {
    await changed(
      tx,
      `update schedules set held = $2, held_at = $3, missed = true, late_at = null where execution_id = $1`,
      [execution_id, held, this.clock.now()],
    );
  }

  /** What reads on is not late before it has had the time of another run. */
  private async goOn(tx: Tx, execution_id: string): Promise<void> {
    const now = this.clock.now();
    const another = new Date(now.getTime() + 2_000 * this.config.SYNC_DEADLINE_SECONDS);
    await changed(
      tx,
      `update schedules s set next_at = least(s.next_at, $2), late_at = greatest(s.late_at, $3)
       where s.execution_id = $1 and s.enabled
         and exists (select from sync_runs r where r.execution_id = $1 and r.pages > 0)`,
      [execution_id, now, another],
    );
  }

  private async tellFailed(tx: Tx, execution_id: string, error: ExecutionError): Promise<void> {
    const failed = await one<Schedule>(
      tx,
      `update schedules set problem = 'sync_failed', version = version + 1
       where execution_id = $1 and problem is distinct from 'sync_failed' returning *`,
      [execution_id],
    );
    if (failed) await this.outbox.putAll(tx, [this.telling.compose(failed, failed.due_at!, error)]);
  }
}
