import type { IntegrationCredentialsChanged } from '@linesman/contracts';
import { afterCommit, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { lockHealth } from '../health/health-row';
import { learnCredentials } from '../health/machine-state';
import { NotYetKnown, RecordObservation } from '../observations/record-observation';
import { writeEvent } from '../observations/record-event';
import { ProbeSchedule } from '../probes/probe-schedule';

/** New credentials: older observations no longer count, and a probe shows at once whether they work. */
@Injectable()
export class FollowCredentials {
  constructor(
    private readonly observations: RecordObservation,
    private readonly schedule: ProbeSchedule,
  ) {}

  async follow(tx: Tx, change: IntegrationCredentialsChanged, at: string): Promise<void> {
    const { integration_id, credential_version, reason } = change;
    const row = await lockHealth(tx, integration_id);
    if (!row) throw new NotYetKnown(`integration ${integration_id} has not been heard of yet`);
    if (row.deleted || credential_version <= row.machine_state.credential_version) return;
    const state = learnCredentials(row.machine_state, credential_version);
    const probeNow = reason !== 'refreshed' && row.integration_status !== 'inactive';
    await tx.query(
      `update integration_health set machine_state = $2, credential_version = $3,
         next_probe_at = case when $4 then clock_timestamp() else next_probe_at end where integration_id = $1`,
      [integration_id, JSON.stringify(state), credential_version, probeNow],
    );
    if (reason === 'refreshed') {
      await this.observations.record(tx, {
        integration_id,
        source: 'refresh',
        outcome: 'success',
        started_at: at,
        credential_version,
      });
      return;
    }
    if (reason === 'reconnected') await writeEvent(tx, row, 'reconnected', { credential_version });
    if (probeNow) afterCommit(tx, () => this.schedule.probeNow(row.tenant_id, integration_id));
  }
}
