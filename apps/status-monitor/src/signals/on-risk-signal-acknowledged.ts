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

/** The first act counts, also where the acknowledgement has ended since. */
const act = `update risk_signals set acted_at = least(acted_at, $2::timestamptz)
  where signal_id = $1 and status in ('open', 'acknowledged')`;

/** The last acknowledgement counts, unless a person has ended it. An earlier release does not say when it ends. */
const acknowledge = `update risk_signals set status = 'acknowledged', acknowledged_by = $2, acknowledged_at = $3,
    acknowledged_until = coalesce($4, $3::timestamptz + make_interval(hours => case severity ${hours.join(' ')} end))
  where signal_id = $1 and status in ('open', 'acknowledged')
    and coalesce(acknowledged_at, '-infinity') <= $3::timestamptz
    and coalesce(acknowledgement_ended_at, '-infinity') < $3::timestamptz`;

@Controller()
export class OnRiskSignalAcknowledged {
  @OnEvent(riskSignalAcknowledged)
  async acknowledged({ data }: Envelope<RiskSignalAcknowledged>, { tx }: EventContext): Promise<void> {
    const { signal_id, acknowledged_by, acknowledged_at, acknowledged_until = null } = data;
    await changed(tx, act, [signal_id, acknowledged_at]);
    await changed(tx, acknowledge, [signal_id, acknowledged_by, acknowledged_at, acknowledged_until]);
  }
}
