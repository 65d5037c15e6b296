import { type Envelope, riskSignalUpdated, type RiskSignalUpdated } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { MarkStale } from '../deliveries/mark-stale';
import { isErased } from '../erasure/erase-customer';
import { takeSnapshot } from './lock-signal';

@Controller()
export class OnRiskSignalUpdated {
  constructor(private readonly stale: MarkStale) {}

  @OnEvent(riskSignalUpdated)
  async handle(envelope: Envelope<RiskSignalUpdated>, { tx }: EventContext): Promise<void> {
    if (await isErased(tx, envelope.data.customer?.customer_id)) return;
    const { taken } = await takeSnapshot(tx, envelope);
    if (taken) await this.stale.mark(tx, envelope.tenantid, envelope.data.signal_id);
  }
}
