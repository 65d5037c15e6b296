import { type Envelope, scheduleChanged, type ScheduleChanged } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Controller } from '@nestjs/common';

/**
 * From now on a schedule says when a sync is late, and what was usual before says nothing. Once it is paused or deleted, the
 * next complete sync says again from when on its data count as stale.
 */
@Controller()
export class OnScheduleChanged {
  @OnEvent(scheduleChanged)
  async changed({ data }: Envelope<ScheduleChanged>, { tx }: EventContext): Promise<void> {
    const { integration_id, capability_code, change, enabled } = data;
    if (change === 'deleted' || !enabled) return;
    await changed(tx, 'update sync_rhythms set stale_after = null where integration_id = $1 and capability_code = $2', [
      integration_id,
      capability_code,
    ]);
  }
}
