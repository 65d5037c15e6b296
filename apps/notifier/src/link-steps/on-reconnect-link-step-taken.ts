import { type Envelope, reconnectLinkStepTaken, type ReconnectLinkStepTaken } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed, one } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { CLOSED_FIRST } from '../deliveries/decide-send';
import { Deliveries } from '../deliveries/deliveries';
import { HANDED_OVER } from '../deliveries/occasions';
import { keepLinkStep } from '../signals/keep-link-step';
import { versionOf } from '../signals/lock-signal';
import type { Signal } from '../signals/signal.entity';
import { whyNoLink } from '../signals/why-no-link';
import { PlanNudge } from './plan-nudge';

/** Stores the step beside its signal. The CSM's message shows it. A colleague to whom a link was handed over is sent one. */
@Controller()
export class OnReconnectLinkStepTaken {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly nudges: PlanNudge,
  ) {}

  @OnEvent(reconnectLinkStepTaken)
  async handle(envelope: Envelope<ReconnectLinkStepTaken>, { tx }: EventContext): Promise<void> {
    const { tenantid: tenant_id, data } = envelope;
    const { link_id, signal_id, step, taken_at, recipient, accounts, access, colleague } = data;
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
      access: access ?? null,
      colleague: colleague ?? null,
    });
    if (!isNew) return;
    if (colleague)
      await this.deliveries.plan(tx, {
        tenant_id,
        signal_id,
        occasion: `${HANDED_OVER}${link_id}`,
        recipient: colleague.email,
        audience: 'contact',
        suppressed: whyNoLink(signal, CLOSED_FIRST),
      });
    if (signal.state !== 'open') return;
    await this.nudges.plan(tx, signal.snapshot, { ...data, tenant_id, taken_at: new Date(taken_at) });
    await changed(tx, 'update signals set revision = revision + 1 where signal_id = $1', [signal_id]);
    await this.deliveries.showChange(tx, signal_id);
  }
}
