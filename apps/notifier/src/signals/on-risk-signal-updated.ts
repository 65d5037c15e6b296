import { type Envelope, riskSignalUpdated, type RiskSignalUpdated } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { MarkStale } from '../deliveries/mark-stale';
import { takeSnapshot } from './lock-signal';

@Controller()
export class OnRiskSignalUpdated {
  constructor(private readonly stale: MarkStale) {}

  @OnEvent(riskSignalUpdated)
  async handle(envelope: Envelope<RiskSignalUpdated>, { tx }: EventContext): Promise<void> {
    const { taken } = await takeSnapshot(tx, envelope);
    if (taken) await this.stale.mark(tx, envelope.tenantid, envelope.data.signal_id);
  }
}
