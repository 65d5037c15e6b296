import { type Envelope, riskSignalUpdated, type RiskSignalUpdated } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { Deliveries } from '../deliveries/deliveries';
import { isErased } from '../erasure/erase-customer';
import { takeSnapshot } from '../signals/lock-signal';

@Controller()
export class OnRiskSignalUpdated {
  constructor(private readonly deliveries: Deliveries) {}

  @OnEvent(riskSignalUpdated)
  async handle(envelope: Envelope<RiskSignalUpdated>, { tx }: EventContext): Promise<void> {
    if (await isErased(tx, envelope.data.customer?.customer_id)) return;
    const { taken } = await takeSnapshot(tx, envelope);
    if (taken) await this.deliveries.showChange(tx, envelope.tenantid, envelope.data.signal_id);
  }
}
