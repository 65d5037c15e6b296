import type { Tx } from '@linesman/persistence';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { Deliveries } from '../deliveries/deliveries';
import type { OpenSignal } from '../handling/open-signal';
import { occasionOf, type SignalResponse } from '../signals/signal-response.entity';
import { CloseTasks } from '../tasks/close-tasks';
import { CreateTask } from '../tasks/create-task';
import { CALL_TASK, TechCalls } from './tech-calls';

const DAY_MS = 24 * 3_600_000;

/** Does what a response asks for beside the acknowledgement. */
@Injectable()
export class PerformResponse {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly tasks: CreateTask,
    private readonly closing: CloseTasks,
    private readonly calls: TechCalls,
    private readonly clock: Clock,
  ) {}

  async perform(tx: Tx, signal: OpenSignal, response: SignalResponse): Promise<void> {
    const { action, asked, actor } = response;
    if (action === 'acknowledge') return;
    const { customer } = signal.snapshot;
    const contact = customer?.technical_contact;
    if (!contact)
      return this.task(
        tx,
        signal,
        'click.find_contact',
        `Find a technical contact for ${customer?.name ?? 'this account'}`,
      );
    if (action === 'schedule_tech_call') await this.calls.offer(tx, signal.tenant_id, signal.snapshot, contact.email);
    await this.deliveries.plan(tx, {
      tenant_id: signal.tenant_id,
      signal_id: signal.signal_id,
      occasion: occasionOf(response),
      recipient: contact.email,
      audience: 'contact',
    });
    if (action !== 'schedule_tech_call') return;
    // The earlier offer went to nobody, or to another contact.
    if (asked > 1) await this.closing.closeFor(tx, signal.signal_id, CALL_TASK, actor);
    const key = asked > 1 ? `${CALL_TASK}.${asked}` : CALL_TASK;
    await this.task(tx, signal, key, `Tech call with ${contact.name} (${customer?.name})`);
  }

  private async task(
    tx: Tx,
    { tenant_id, signal_id, snapshot }: OpenSignal,
    key: string,
    title: string,
  ): Promise<void> {
    await this.tasks.create(tx, {
      tenant_id,
      signal_id,
      customer_id: snapshot.customer?.customer_id,
      key,
      title,
      priority: snapshot.severity,
      assignee: snapshot.customer?.csm?.email,
      due_at: new Date(this.clock.now().getTime() + DAY_MS),
    });
  }
}
