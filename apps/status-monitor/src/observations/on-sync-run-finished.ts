import { type Envelope, syncRunFinished, type SyncRunFinished } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Controller } from '@nestjs/common';

/** Learns when everything was last synced. Whether the provider answers is told by the execution of the run. */
@Controller()
export class OnSyncRunFinished {
  @OnEvent(syncRunFinished)
  async finished({ data }: Envelope<SyncRunFinished>, { tx }: EventContext): Promise<void> {
    if (data.status !== 'whole') return;
    await changed(
      tx,
      `update integration_health set last_successful_sync = greatest(last_successful_sync, $2::timestamptz)
       where integration_id = $1`,
      [data.integration_id, data.finished_at],
    );
  }
}
