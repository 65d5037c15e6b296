import { type Envelope, syncRunFinished, type SyncRunFinished } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Controller } from '@nestjs/common';

/**
 * Learns when everything was last synced, and counts the run and its records. Whether the provider answers is told by the
 * execution of the run.
 */
@Controller()
export class OnSyncRunFinished {
  @OnEvent(syncRunFinished)
  async finished({ tenantid, data }: Envelope<SyncRunFinished>, { tx }: EventContext): Promise<void> {
    const { integration_id, capability_code, status, finished_at, rows, skipped } = data;
    const changes = data.new + data.changed + data.deleted;
    await changed(
      tx,
      `with fresh as (update integration_health
           set last_successful_sync = greatest(last_successful_sync, $4::timestamptz)
           where integration_id = $2 and $5 = 'whole')
       insert into sync_hours as s
         (tenant_id, integration_id, capability_code, hour_at, runs, failed, records, changes, skipped)
       values ($1, $2, $3, date_trunc('hour', $4::timestamptz), 1, case when $5 = 'failed' then 1 else 0 end, $6, $7, $8)
       on conflict (tenant_id, integration_id, capability_code, hour_at) do update set runs = s.runs + 1,
         failed = s.failed + excluded.failed, records = s.records + excluded.records,
         changes = s.changes + excluded.changes, skipped = s.skipped + excluded.skipped`,
      [tenantid, integration_id, capability_code, finished_at, status, rows, changes, skipped],
    );
  }
}
