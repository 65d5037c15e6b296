import type { IntegrationCredentialsChanged } from '@linesman/contracts';
import { afterCommit, changed, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { type HealthRow, lockHealth } from '../health/health-row';
import { learnCredentials } from '../health/machine-state';
import { storeState } from '../health/stored-state';
import { recordEvent } from '../observations/record-event';
import { NotYetKnown, RecordObservation } from '../observations/record-observation';
import { FeedProbes } from '../probes/feed-probes';
import { recordAct } from '../signals/record-act';
import { askForProbe, scheduleProbe } from '../schedule/schedule-probe';

/** After new credentials, observations of older ones no longer count, and a probe verifies the new ones at once. */
@Injectable()
export class LearnCredentials {
  constructor(
    private readonly observations: RecordObservation,
    private readonly probes: FeedProbes,
  ) {}

  /** A token refresh that worked is an observation too, and needs no probe. */
  async handle(tx: Tx, change: IntegrationCredentialsChanged, at: string): Promise<void> {
    const { integration_id, credential_version, reason } = change;
    const row = await this.learn(tx, integration_id, credential_version, reason !== 'refreshed');
    if (!row) return;
    if (reason === 'reconnected') {
      await recordEvent(tx, row, 'reconnected', { credential_version });
      await recordAct(tx, integration_id, at);
    }
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
    await changed(
      tx,
      'update integration_health set machine_state = $2, credential_version = $3 where integration_id = $1',
      [integrationId, storeState(learnCredentials(row.machine_state, version)), version],
    );
    if (probe && row.integration_status !== 'inactive') {
      const { tenant_id, integration_type: connection_code, is_critical } = row;
      await scheduleProbe(tx, { tenant_id, integration_id: integrationId, connection_code, is_critical });
      await askForProbe(tx, integrationId);
      afterCommit(tx, () => this.probes.lookNow());
    }
    return row;
  }
}
