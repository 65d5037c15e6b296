import { alertDelivered, type AlertDelivered, type Envelope } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Controller } from '@nestjs/common';

const ends: readonly string[] = ['resolved', 'withdrawn'];
/** The recipient of messages to our own staff. */
const STAFF = 'staff';

/** Somebody was told of a problem, or of a change of it. That it ended is no alert. */
@Controller()
export class OnAlertDelivered {
  @OnEvent(alertDelivered)
  async delivered({ data }: Envelope<AlertDelivered>, { tx }: EventContext): Promise<void> {
    if (ends.includes(data.occasion)) return;
    await changed(
      tx,
      `update integration_health h set alerted_at = greatest(h.alerted_at, $2::timestamptz) from risk_signals s
       where s.signal_id = $1 and s.integration_id = h.integration_id`,
      [data.signal_id, data.delivered_at],
    );
    await changed(
      tx,
      `update risk_signals set told_at = $2 where signal_id = $1 and (told_at is null or told_at > $2)`,
      [data.signal_id, data.delivered_at],
    );
    if (data.recipient !== STAFF) return;
    await changed(
      tx,
      `update risk_signals set staff_told_at = $2, staff_told_by = $3
       where signal_id = $1 and (staff_told_at is null or staff_told_at < $2)`,
      [data.signal_id, data.delivered_at, data.channel],
    );
  }
}
