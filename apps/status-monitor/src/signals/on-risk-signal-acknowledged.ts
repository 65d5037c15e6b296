import {
  acknowledgedForHours,
  type Envelope,
  riskSignalAcknowledged,
  type RiskSignalAcknowledged,
} from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Controller } from '@nestjs/common';

const hours = Object.entries(acknowledgedForHours).map(([severity, n]) => `when '${severity}' then ${n}`);

@Controller()
export class OnRiskSignalAcknowledged {
  /** The last acknowledgement counts. The first act does. An earlier release does not say when it ends. */
  @OnEvent(riskSignalAcknowledged)
  async acknowledged({ data }: Envelope<RiskSignalAcknowledged>, { tx }: EventContext): Promise<void> {
    await changed(
      tx,
      `update risk_signals set status = 'acknowledged', acknowledged_by = $2, acknowledged_at = $3,
         acknowledged_until = coalesce($4, $3::timestamptz + make_interval(hours => case severity ${hours.join(' ')} end)), acted_at = least(acted_at, $3::timestamptz)
       where signal_id = $1 and status in ('open', 'acknowledged')
         and coalesce(acknowledged_at, '-infinity') <= $3::timestamptz`,
      [data.signal_id, data.acknowledged_by, data.acknowledged_at, data.acknowledged_until ?? null],
    );
  }
}
