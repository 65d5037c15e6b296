import type { IntegrationCredentialsChanged } from '@linesman/contracts';
import { afterCommit, changed, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { type HealthRow, lockHealth } from '../health/health-row';
import { announceEnd, shownEnd } from '../health/credentials-end';
import { type AnnouncedEnd, learnCredentials } from '../health/machine-state';
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
    const { integration_id, credential_version, reason, expires_at } = change;
    const announced = {
      credential_version,
      at: Date.parse(at),
      ends_at: expires_at ? Date.parse(expires_at) : undefined,
    };
    const row = await this.learn(tx, integration_id, announced, reason !== 'refreshed');
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
  async learn(tx: Tx, integrationId: string, announced: AnnouncedEnd, probe: boolean): Promise<HealthRow | undefined> {
    const row = await lockHealth(tx, integrationId);
    if (!row) throw new NotYetKnown(`integration ${integrationId} is not known yet`);
    if (row.deleted) return undefined;
    const { machine_state: before } = row;
    const version = Math.max(announced.credential_version, before.credential_version);
    const state = learnCredentials(announceEnd(before, announced), version);
    if (state === before) return undefined;
    await changed(
      tx,
      `update integration_health set machine_state = $2, credential_version = $3, credentials_end_at = $4,
         end_check_at = clock_timestamp() where integration_id = $1`,
      [integrationId, storeState(state), version, shownEnd(state)],
    );
    if (version === before.credential_version) return undefined;
    if (probe && row.integration_status !== 'inactive') {
      const { tenant_id, integration_type: connection_code, is_critical } = row;
      await scheduleProbe(tx, { tenant_id, integration_id: integrationId, connection_code, is_critical });
      await askForProbe(tx, integrationId);
      afterCommit(tx, () => this.probes.lookNow());
    }
    return row;
  }
}
