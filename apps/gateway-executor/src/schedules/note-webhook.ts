import { changed, type Tx } from '@linesman/persistence';
import type { Schedule } from './schedule.entity';
import { dueAfterWebhooks } from './timing';

/** Something told that data has changed at the provider: it runs once nothing more is heard for a moment. */
export async function noteWebhook(tx: Tx, row: Schedule, now: Date): Promise<void> {
  const first = row.triggered_at ?? now;
  await changed(tx, 'update schedules set triggered_at = $2, next_at = $3 where schedule_id = $1', [
    row.schedule_id,
    first,
    dueAfterWebhooks(row, first, now),
  ]);
}
