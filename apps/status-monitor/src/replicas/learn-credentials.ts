import type { GrantedScopes, IntegrationCredentialsChanged } from '@linesman/contracts';
import { afterCommit, changed, type Tx } from '@linesman/persistence';
import { compareScopes } from '@linesman/provider-kit';
import type { Providers } from '@linesman/providers';
import { currentContext } from '@linesman/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { type HealthRow, lockHealth } from '../health/health-row';
import { announceEnd, shownEnd } from '../health/credentials-end';
import { type AnnouncedEnd, learnCredentials } from '../health/machine-state';
import { storeState } from '../health/stored-state';
import { recordEvent } from '../observations/record-event';
import { NotYetKnown, RecordObservation, type Reported } from '../observations/record-observation';
import { FeedProbes } from '../probes/feed-probes';
import { PROVIDERS } from '../providers';
import { recordAct } from '../signals/record-act';
import { askForProbe, scheduleProbe } from '../schedule/schedule-probe';

/** After new credentials, observations of older ones no longer count, and a probe verifies the new ones at once. */
@Injectable()
export class LearnCredentials {
  constructor(
    private readonly observations: RecordObservation,
    private readonly probes: FeedProbes,
    @Inject(PROVIDERS) private readonly providers: Providers,
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
    if (row && reason === 'reconnected') {
      await recordEvent(tx, row, 'reconnected', { credential_version });
      await recordAct(tx, integration_id, at);
    }
    const { granted_scopes: scopes } = change;
    if (scopes) await this.compareScopes(tx, integration_id, { credential_version, granted_at: at, scopes });
    if (!row || reason !== 'refreshed') return;
    await this.observations.record(tx, {
      integration_id,
      source: 'refresh',
      outcome: 'success',
      started_at: at,
      credential_version,
    });
  }

  /** Records what is missing, part by part, and what is no longer, unless that was compared before. */
  async compareScopes(tx: Tx, integration_id: string, granted: GrantedScopes): Promise<void> {
    const { credential_version, granted_at: started_at, scopes } = granted;
    const row = await lockHealth(tx, integration_id);
    const manifest = row && this.providers.get(row.integration_type)?.manifest;
    if (!manifest || row.deleted) return;
    const { tenant_id, machine_state: known } = row;
    const news = compareScopes(manifest, scopes).filter(({ part, missing_scope }) => {
      const told = known.scopes?.[part];
      return told ? told.every((one) => one.credential_version !== credential_version) : missing_scope;
    });
    const reports = news.map(({ part, missing_scope }): Reported => {
      const message = `${manifest.display_name} did not grant ${missing_scope}`;
      const lacking = { outcome: 'failure', cause: 'insufficient_scope', missing_scope, message } as const;
      const observation = { integration_id, source: 'scopes', part, started_at, credential_version } as const;
      return {
        tenant_id,
        context: currentContext(),
        observation: { ...observation, ...(missing_scope ? lacking : { outcome: 'success' }) },
      };
    });
    if (reports.length === 0) return;
    const left = await this.observations.recordAll(tx, reports);
    if (left.length > 0) throw new NotYetKnown(`the customer of integration ${integration_id} is not known yet`);
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
