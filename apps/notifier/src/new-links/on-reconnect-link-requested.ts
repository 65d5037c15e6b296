import { type Envelope, reconnectLinkRequested, type ReconnectLinkRequested } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { one } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { CLOSED_FIRST } from '../deliveries/decide-send';
import { Deliveries } from '../deliveries/deliveries';
import { NEW_LINK } from '../deliveries/occasions';
import type { Signal } from '../signals/signal.entity';
import { whyNoLink } from '../signals/why-no-link';

/**
 * The link is minted for the open signal, because the ended one may have belonged to an earlier signal. Where none is sent,
 * a suppressed delivery says why.
 */
@Controller()
export class OnReconnectLinkRequested {
  constructor(private readonly deliveries: Deliveries) {}

  @OnEvent(reconnectLinkRequested)
  async handle({ tenantid, data }: Envelope<ReconnectLinkRequested>, { tx }: EventContext): Promise<void> {
    const { request_id, integration_id, recipient, signal_id } = data;
    const signal = await one<Signal>(
      tx,
      `select * from signals where signal_id = coalesce(
         (select signal_id from signals where state = 'open' and integration_id = $1 order by created_at desc limit 1), $2)`,
      [integration_id, signal_id ?? null],
    );
    // After an erasure nothing is stored of the contact.
    if (!signal?.snapshot) return;
    await this.deliveries.plan(tx, {
      tenant_id: tenantid,
      signal_id: signal.signal_id,
      occasion: `${NEW_LINK}${request_id}`,
      recipient,
      audience: 'contact',
      suppressed: whyNoLink(signal, CLOSED_FIRST),
    });
  }
}
