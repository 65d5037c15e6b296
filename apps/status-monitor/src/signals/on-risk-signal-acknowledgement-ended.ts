import {
  type Envelope,
  riskSignalAcknowledgementEnded,
  type RiskSignalAcknowledgementEnded,
} from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Controller } from '@nestjs/common';

/** A person gave the signal to somebody else, or snoozed it: nobody has acknowledged it any more. */
@Controller()
export class OnRiskSignalAcknowledgementEnded {
  @OnEvent(riskSignalAcknowledgementEnded)
  async ended({ data }: Envelope<RiskSignalAcknowledgementEnded>, { tx }: EventContext): Promise<void> {
    await changed(
      tx,
      `update risk_signals set status = 'open', acknowledged_by = null, acknowledged_at = null, acknowledged_until = null
       where signal_id = $1 and status = 'acknowledged' and acknowledged_at <= $2::timestamptz`,
      [data.signal_id, data.ended_at],
    );
  }
}
