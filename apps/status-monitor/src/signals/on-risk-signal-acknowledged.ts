import { type Envelope, riskSignalAcknowledged, type RiskSignalAcknowledged } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Controller } from '@nestjs/common';

@Controller()
export class OnRiskSignalAcknowledged {
  @OnEvent(riskSignalAcknowledged)
  async acknowledged({ data }: Envelope<RiskSignalAcknowledged>, { tx }: EventContext): Promise<void> {
    await changed(
      tx,
      `update risk_signals set status = 'acknowledged', acknowledged_by = $2, acknowledged_at = $3,
         acted_at = least(acted_at, $3::timestamptz)
       where signal_id = $1 and status = 'open'`,
      [data.signal_id, data.acknowledged_by, data.acknowledged_at],
    );
  }
}
