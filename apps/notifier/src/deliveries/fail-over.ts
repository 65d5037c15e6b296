import type { Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { CreateTask } from '../tasks/create-task';
import type { Assignment } from './assignment';
import { PlanDelivery } from './plan-delivery';
import type { SendOutcome } from './send-outcome';

const HOUR_MS = 3_600_000;

/** What follows when somebody could not be told: another channel for our side, another person on the customer's. */
@Injectable()
export class FailOver {
  constructor(
    private readonly plan: PlanDelivery,
    private readonly tasks: CreateTask,
    private readonly clock: Clock,
  ) {}

  async after(tx: Tx, assignment: Assignment, outcome: SendOutcome & { kind: 'failed' }): Promise<void> {
    const { delivery } = assignment;
    if (delivery.channel === 'slack') {
      const { tenant_id, signal_id, occasion, recipient, audience, follows } = delivery;
      await this.plan.plan(tx, { tenant_id, signal_id, occasion, recipient, audience, follows, channel: 'email' });
    } else if (outcome.gone && delivery.audience === 'contact') {
      await this.loseContact(tx, assignment);
    }
  }

  private async loseContact(tx: Tx, { delivery, signal }: Assignment): Promise<void> {
    await tx.query(`update contacts set stopped = 'bounced', stopped_at = now() where tenant_id = $1 and email = $2`, [
      delivery.tenant_id,
      delivery.recipient,
    ]);
    const { customer } = signal.snapshot;
    await this.tasks.create(tx, {
      tenant_id: delivery.tenant_id,
      signal_id: delivery.signal_id,
      customer_id: customer?.customer_id,
      key: `bounced.${delivery.recipient}`,
      title: `Find a new technical contact for ${customer?.name}: mail to ${delivery.recipient} comes back`,
      priority: 'high',
      assignee: customer?.csm?.email,
      due_at: new Date(this.clock.now().getTime() + 24 * HOUR_MS),
      closes_with_signal: false,
    });
  }
}
