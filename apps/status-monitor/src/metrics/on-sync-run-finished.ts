import { type Envelope, syncRunFinished, type SyncRunFinished } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed, type Tx } from '@linesman/persistence';
import type { Providers } from '@linesman/providers';
import { Controller, Inject } from '@nestjs/common';
import { lockHealth } from '../health/health-row';
import { RecordObservation } from '../observations/record-observation';
import { PROVIDERS } from '../providers';
import { judgeRecords } from './judge-records';
import { endProblem } from './measured-problems';
import { noteSync } from './sync-rhythm';

/**
 * Counts each run and its records, and learns when everything was last synced. Whether the provider answers is told by the
 * execution of the run.
 */
@Controller()
export class OnSyncRunFinished {
  constructor(
    private readonly observations: RecordObservation,
    @Inject(PROVIDERS) private readonly providers: Providers,
  ) {}

  @OnEvent(syncRunFinished)
  async finished({ tenantid, data }: Envelope<SyncRunFinished>, { tx }: EventContext): Promise<void> {
    await countRun(tx, tenantid, data);
    if (data.status === 'failed') return;
    const { integration_id, capability_code, finished_at } = data;
    const row = await lockHealth(tx, integration_id);
    if (!row || row.deleted) return;
    const read = judgeRecords(data, row.machine_state, this.providers.get(data.connection_code)?.manifest.display_name);
    if (read) await this.observations.record(tx, read);
    if (data.status !== 'whole') return;
    await changed(
      tx,
      `update integration_health set last_successful_sync = greatest(last_successful_sync, $2::timestamptz)
       where integration_id = $1`,
      [integration_id, finished_at],
    );
    const { tenant_id, received_at, machine_state } = row;
    await noteSync(tx, { tenant_id, integration_id, capability_code }, new Date(finished_at), data.scheduled);
    if (!(await endProblem(tx, integration_id, capability_code, 'data_stale'))) return;
    await this.observations.record(tx, {
      integration_id,
      source: 'measurement',
      outcome: 'success',
      part: capability_code,
      started_at: received_at.toISOString(),
      credential_version: machine_state.credential_version,
    });
  }
}

function countRun(tx: Tx, tenantId: string, data: SyncRunFinished): Promise<number> {
  const { integration_id, capability_code, status, finished_at, rows, skipped } = data;
  const { bytes_sent = 0, bytes_received = 0 } = data;
  const changes = data.new + data.changed + data.deleted;
  return changed(
    tx,
    `insert into sync_hours as s
       (tenant_id, integration_id, capability_code, hour_at, runs, failed, records, changes, skipped,
        bytes_sent, bytes_received)
     values ($1, $2, $3, date_trunc('hour', $4::timestamptz), 1, case when $5 = 'failed' then 1 else 0 end, $6, $7, $8, $9, $10)
     on conflict (tenant_id, integration_id, capability_code, hour_at) do update set runs = s.runs + 1,
       failed = s.failed + excluded.failed, records = s.records + excluded.records,
       changes = s.changes + excluded.changes, skipped = s.skipped + excluded.skipped,
       bytes_sent = s.bytes_sent + excluded.bytes_sent, bytes_received = s.bytes_received + excluded.bytes_received`,
    [
      tenantId,
      integration_id,
      capability_code,
      finished_at,
      status,
      rows,
      changes,
      skipped,
      bytes_sent,
      bytes_received,
    ],
  );
}
