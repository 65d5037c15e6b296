import { changed, type Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { Execution } from '../ledger/execution.entity';
import type { SyncRun } from '../sync/sync-run.entity';
import { deleteSchedules } from './delete-schedules';
import { isKeyOfRun } from './run-key';
import { type Held, heldBy } from './held-by';

type Failed = Pick<Execution, 'idempotency_key' | 'execution_id' | 'integration_id' | 'error'>;

/** Learns how runs end, in the transaction that records it. */
@Injectable()
export class NoteEnds {
  constructor(private readonly clock: Clock) {}

  /** A run that the deadline ended goes on at once. One that nothing but a repair can help waits for it. */
  async failed(tx: Tx, { idempotency_key, execution_id, integration_id, error }: Failed): Promise<void> {
    if (!isKeyOfRun(idempotency_key) || !error) return;
    const held = heldBy(error);
    if (held) return this.hold(tx, execution_id, held);
    // It was deleted while the schedule was made.
    if (error.code === 'integration_not_found') return void (await deleteSchedules(tx, [integration_id]));
    if (error.code !== 'deadline_passed') return;
    await changed(
      tx,
      `update schedules s set next_at = least(s.next_at, $2) where s.execution_id = $1 and s.enabled
         and exists (select from sync_runs r where r.execution_id = $1 and r.pages > 0)`,
      [execution_id, this.clock.now()],
    );
  }

  /** Whoever asked for the run. */
  async whole(tx: Tx, { tenant_id, integration_id, capability_code, finished_at }: SyncRun): Promise<void> {
    await changed(
      tx,
      `update schedules set last_success_at = $4
       where tenant_id = $1 and integration_id = $2 and capability_code = $3`,
      [tenant_id, integration_id, capability_code, finished_at],
    );
  }

  private async hold(tx: Tx, execution_id: string, held: Held): Promise<void> {
    await changed(tx, `update schedules set held = $2, held_at = $3, missed = true where execution_id = $1`, [
      execution_id,
      held,
      this.clock.now(),
    ]);
  }
}
