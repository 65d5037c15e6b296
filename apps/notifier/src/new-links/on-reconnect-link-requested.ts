import { type Envelope, reconnectLinkRequested, type ReconnectLinkRequested } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { one } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { NEW_LINK } from '../deliveries/decide-send';
import { Deliveries } from '../deliveries/deliveries';
import { faultOfContact } from '../signals/helps';
import type { Signal } from '../signals/signal.entity';

/** The link is minted for the open signal, because the ended one may have belonged to an earlier signal. */
@Controller()
export class OnReconnectLinkRequested {
  constructor(private readonly deliveries: Deliveries) {}

  @OnEvent(reconnectLinkRequested)
  async handle({ tenantid, data }: Envelope<ReconnectLinkRequested>, { tx }: EventContext): Promise<void> {
    const { request_id, integration_id, recipient } = data;
    const signal = await one<Pick<Signal, 'signal_id' | 'snapshot'>>(
      tx,
      `select signal_id, snapshot from signals
       where state = 'open' and snapshot #>> '{status_change,integration_id}' = $1 order by created_at desc limit 1`,
      [integration_id],
    );
    if (!signal?.snapshot || !faultOfContact(signal.snapshot)) return;
    await this.deliveries.plan(tx, {
      tenant_id: tenantid,
      signal_id: signal.signal_id,
      occasion: `${NEW_LINK}${request_id}`,
      recipient,
      audience: 'contact',
    });
  }
}
