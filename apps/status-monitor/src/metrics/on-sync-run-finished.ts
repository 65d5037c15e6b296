import { type Envelope, syncRunFinished, type SyncRunFinished } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { lockHealth } from '../health/health-row';
import { RecordObservation } from '../observations/record-observation';
import { endProblem } from './measured-problems';
import { noteSync } from './sync-rhythm';

/** Learns when everything was last synced. Whether the provider answers is told by the execution of the run. */
@Controller()
export class OnSyncRunFinished {
  constructor(private readonly observations: RecordObservation) {}

  @OnEvent(syncRunFinished)
  async finished({ data }: Envelope<SyncRunFinished>, { tx }: EventContext): Promise<void> {
    if (data.status !== 'whole') return;
    const { integration_id, capability_code, finished_at } = data;
    const row = await lockHealth(tx, integration_id);
    if (!row || row.deleted) return;
    await changed(
      tx,
      `update integration_health set last_successful_sync = greatest(last_successful_sync, $2::timestamptz)
       where integration_id = $1`,
      [integration_id, finished_at],
    );
    const { tenant_id, received_at, machine_state } = row;
    await noteSync(tx, { tenant_id, integration_id, capability_code }, new Date(finished_at));
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
