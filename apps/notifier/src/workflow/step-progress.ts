import { changed, one, type Tx } from '@linesman/persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DeliveryStates, type Progress } from '../deliveries/delivery-states';
import type { StepState } from './step.entity';

const stateOf = { sending: 'running', sent: 'done', failed: 'failed', suppressed: 'skipped' } as const satisfies Record<
  Progress['state'],
  StepState
>;

/** A step that became a delivery runs and ends with the delivery. The run ends with its last step. */
@Injectable()
export class StepProgress implements OnModuleInit {
  constructor(private readonly deliveries: DeliveryStates) {}

  onModuleInit(): void {
    this.deliveries.onProgress((tx, { step_id, state, reason }) =>
      state === 'sending' ? this.start(tx, step_id) : this.finish(tx, step_id, stateOf[state], reason),
    );
  }

  private async start(tx: Tx, id: string): Promise<void> {
    await changed(tx, `update workflow_steps set state = $2, updated_at = now() where id = $1`, [id, stateOf.sending]);
  }

  private async finish(tx: Tx, id: string, state: StepState, reason: string | null): Promise<void> {
    const step = await one<{ run_id: string }>(
      tx,
      `update workflow_steps set state = $2, reason = $3, updated_at = now() where id = $1 returning run_id`,
      [id, state, reason],
    );
    if (!step) return;
    // Locked first: of two last steps that end at once, the later one must see the earlier.
    await one(tx, `select 1 from workflow_runs where id = $1 for update`, [step.run_id]);
    await changed(
      tx,
      `update workflow_runs set state = 'done' where id = $1 and state = 'running' and rest_due_at is null
         and not exists (select 1 from workflow_steps where run_id = $1 and state in ('pending', 'running'))`,
      [step.run_id],
    );
  }
}
