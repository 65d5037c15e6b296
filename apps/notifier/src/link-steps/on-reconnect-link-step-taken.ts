import { type Envelope, reconnectLinkStepTaken, type ReconnectLinkStepTaken } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed, one } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { Deliveries } from '../deliveries/deliveries';
import { keepLinkStep } from '../signals/keep-link-step';
import { versionOf } from '../signals/lock-signal';
import type { Signal } from '../signals/signal.entity';

/** Stores the step beside its signal. The CSM's message shows it. */
@Controller()
export class OnReconnectLinkStepTaken {
  constructor(private readonly deliveries: Deliveries) {}

  @OnEvent(reconnectLinkStepTaken)
  async handle(envelope: Envelope<ReconnectLinkStepTaken>, { tx }: EventContext): Promise<void> {
    const { tenantid: tenant_id, data } = envelope;
    const { link_id, signal_id, step, taken_at, recipient, accounts, colleague } = data;
    const signal = await one<Signal>(tx, 'select * from signals where signal_id = $1 for update', [signal_id]);
    // After an erasure nothing is stored of the contact.
    if (!signal?.snapshot) return;
    const isNew = await keepLinkStep(tx, {
      link_id,
      number: versionOf(envelope),
      tenant_id,
      signal_id,
      step,
      taken_at: new Date(taken_at),
      recipient: recipient ?? null,
      accounts: accounts ?? null,
      colleague: colleague ?? null,
    });
    if (!isNew || signal.state !== 'open') return;
    await changed(tx, 'update signals set revision = revision + 1 where signal_id = $1', [signal_id]);
    await this.deliveries.showChange(tx, signal_id);
  }
}
