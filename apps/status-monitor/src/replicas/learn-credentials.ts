import type { IntegrationCredentialsChanged } from '@linesman/contracts';
import { afterCommit, changed, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { type HealthRow, lockHealth } from '../health/health-row';
import { learnCredentials } from '../health/machine-state';
import { storeState } from '../health/stored-state';
import { recordEvent } from '../observations/record-event';
import { NotYetKnown, RecordObservation } from '../observations/record-observation';
import { ProbeSchedule } from '../probes/probe-schedule';

/** After new credentials, observations of older ones no longer count, and a probe verifies the new ones at once. */
@Injectable()
export class LearnCredentials {
  constructor(
    private readonly observations: RecordObservation,
    private readonly schedule: ProbeSchedule,
  ) {}

  /** A token refresh that worked is an observation too, and needs no probe. */
  async handle(tx: Tx, change: IntegrationCredentialsChanged, at: string): Promise<void> {
    const { integration_id, credential_version, reason } = change;
    const row = await this.learn(tx, integration_id, credential_version, reason !== 'refreshed');
    if (!row) return;
    if (reason === 'reconnected') await recordEvent(tx, row, 'reconnected', { credential_version });
    if (reason !== 'refreshed') return;
    await this.observations.record(tx, {
      integration_id,
      source: 'refresh',
      outcome: 'success',
      started_at: at,
      credential_version,
    });
  }

  /** @returns undefined when the version is known already, or the integration is deleted. */
  async learn(tx: Tx, integrationId: string, version: number, probe: boolean): Promise<HealthRow | undefined> {
    const row = await lockHealth(tx, integrationId);
    if (!row) throw new NotYetKnown(`integration ${integrationId} is not known yet`);
    if (row.deleted || version <= row.machine_state.credential_version) return undefined;
    const probeNow = probe && row.integration_status !== 'inactive';
    await changed(
      tx,
      `update integration_health set machine_state = $2, credential_version = $3,
         next_probe_at = case when $4 then clock_timestamp() else next_probe_at end where integration_id = $1`,
      [integrationId, storeState(learnCredentials(row.machine_state, version)), version, probeNow],
    );
    if (probeNow) afterCommit(tx, () => this.schedule.probeNow(row.tenant_id, integrationId));
    return row;
  }
}
