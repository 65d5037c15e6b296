import { storable } from '@linesman/contracts';
import { changed, one, type Tx } from '@linesman/persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DeliveryStates, type Progress } from '../deliveries/delivery-states';
import { RecordAttempt, type WebhookProgress } from '../event-endpoints/record-attempt';
import type { StepState } from './step.entity';

const stateOf = { sending: 'running', sent: 'done', failed: 'failed', suppressed: 'skipped' } as const satisfies Record<
  Progress['state'],
  StepState
>;

const stateOfWebhook = {
  pending: 'running',
  delivered: 'done',
  failed: 'failed',
  deleted: 'failed',
} as const satisfies Record<WebhookProgress['state'], StepState>;

/** A step that became a delivery or a webhook runs and ends with it. The run ends with its last step. */
@Injectable()
export class StepProgress implements OnModuleInit {
  constructor(
    private readonly deliveries: DeliveryStates,
    private readonly webhooks: RecordAttempt,
  ) {}

  onModuleInit(): void {
    this.deliveries.onProgress((tx, { step_id, state, reason }) =>
      state === 'sending' ? this.start(tx, step_id) : this.finish(tx, step_id, stateOf[state], reason),
    );
    this.webhooks.onProgress((tx, progress) => this.webhook(tx, progress));
  }

  private async start(tx: Tx, id: string): Promise<void> {
    await changed(tx, `update workflow_steps set state = $2, updated_at = now() where id = $1`, [id, stateOf.sending]);
  }

  private async webhook(tx: Tx, { step_id, state, attempts, answer }: WebhookProgress): Promise<void> {
    const { status, error } = answer ?? {};
    const failure = state === 'delivered' ? null : (error ?? (status ? `answered ${status}` : 'the event was deleted'));
    await changed(
      tx,
      `update workflow_steps set state = $2, attempts = $3, last_error = coalesce($4, last_error), updated_at = now(),
         output = coalesce(output, '{}') || jsonb_build_object('status', $5::int, 'error', $6::text)
       where id = $1`,
      [step_id, stateOfWebhook[state], attempts, failure && storable(failure, 500), status ?? null, error ?? null],
    );
    if (state !== 'pending') await this.finish(tx, step_id, stateOfWebhook[state], failure);
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
