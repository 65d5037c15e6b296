import type { SignalSnapshot } from '@linesman/contracts';
import type { Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { PlanDelivery } from '../deliveries/plan-delivery';
import type { Signal } from '../signals/signal.entity';
import { CreateTask } from '../tasks/create-task';
import type { ResponseAction } from './signal-response.entity';

type OpenSignal = Signal & { snapshot: SignalSnapshot };
const HOUR_MS = 3_600_000;

/** What a button sets in motion beside the acknowledgement. */
@Injectable()
export class CarryOutClick {
  constructor(
    private readonly deliveries: PlanDelivery,
    private readonly tasks: CreateTask,
    private readonly clock: Clock,
  ) {}

  async carryOut(tx: Tx, signal: OpenSignal, action: ResponseAction): Promise<void> {
    if (action === 'acknowledge') return;
    const { customer } = signal.snapshot;
    const contact = customer?.technical_contact;
    if (!contact)
      return this.task(tx, signal, 'find_contact', `Find a technical contact for ${customer?.name ?? 'this account'}`);
    await this.deliveries.plan(tx, {
      tenant_id: signal.tenant_id,
      signal_id: signal.signal_id,
      occasion: `click.${action}`,
      channel: 'email',
      recipient: contact.email,
      audience: 'contact',
    });
    if (action === 'schedule_tech_call')
      await this.task(tx, signal, 'tech_call', `Tech call with ${contact.name} (${customer?.name})`);
  }

  private task(tx: Tx, { tenant_id, signal_id, snapshot }: OpenSignal, key: string, title: string): Promise<void> {
    return this.tasks.create(tx, {
      tenant_id,
      signal_id,
      customer_id: snapshot.customer?.customer_id,
      key: `click.${key}`,
      title,
      priority: snapshot.severity === 'critical' ? 'critical' : 'high',
      assignee: snapshot.customer?.csm?.email,
      due_at: new Date(this.clock.now().getTime() + 24 * HOUR_MS),
    });
  }
}
