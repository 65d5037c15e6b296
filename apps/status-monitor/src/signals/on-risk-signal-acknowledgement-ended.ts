import {
  type Envelope,
  riskSignalAcknowledgementEnded,
  type RiskSignalAcknowledgementEnded,
} from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Controller } from '@nestjs/common';

/** It is stored also where its acknowledgement has not arrived yet. */
const remember = `update risk_signals set acknowledgement_ended_at = greatest(acknowledgement_ended_at, $2::timestamptz)
  where signal_id = $1 and status in ('open', 'acknowledged')`;

const end = `update risk_signals set status = 'open', acknowledged_by = null, acknowledged_at = null, acknowledged_until = null
  where signal_id = $1 and status = 'acknowledged' and acknowledged_at <= $2::timestamptz`;

/** A person gave the signal to somebody else, or snoozed it: nobody has acknowledged it any more. */
@Controller()
export class OnRiskSignalAcknowledgementEnded {
  @OnEvent(riskSignalAcknowledgementEnded)
  async ended({ data }: Envelope<RiskSignalAcknowledgementEnded>, { tx }: EventContext): Promise<void> {
    const { signal_id, ended_at } = data;
    await changed(tx, remember, [signal_id, ended_at]);
    await changed(tx, end, [signal_id, ended_at]);
  }
}
