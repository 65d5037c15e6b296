import type { CustomerSnapshot, IntegrationSnapshot } from '@linesman/contracts';
import { changed, one, type Tx } from '@linesman/persistence';
import { Injectable } from '@nestjs/common';
import { lockHealth } from '../health/health-row';
import { initialState } from '../health/machine-state';
import { storeState } from '../health/stored-state';
import { recordEvent } from '../observations/record-event';
import { endProbes, scheduleProbe } from '../schedule/schedule-probe';
import { RiskSignals } from '../signals/risk-signals';
import { LearnCredentials } from './learn-credentials';

/** Updates the replica of an integration, its health row and its open signals. */
@Injectable()
export class ReplicateIntegration {
  constructor(
    private readonly signals: RiskSignals,
    private readonly credentials: LearnCredentials,
  ) {}

  /**
   * Older versions are ignored, and a deleted integration stays deleted.
   * @returns whether any column differed. New credentials alone are a new version too, and change none.
   */
  async replicate(tx: Tx, tenantId: string, it: IntegrationSnapshot): Promise<boolean> {
    const written = await one<{ differed: boolean; status_before: string | null }>(
      tx,
      `insert into integrations_copy as c (integration_id, tenant_id, version, connection_code, name, status, is_critical, customer_id, purpose,
         account_id, linked)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (integration_id) do update set version = $3, name = $5, status = $6, is_critical = $7, customer_id = $8, purpose = $9,
           account_id = $10, linked = $11
         where c.version < $3 and not c.deleted
       returning not exists (select 1 from integrations_copy k where k.integration_id = $1
         and (k.name, k.status, k.is_critical) = ($5, $6, $7)
         and k.customer_id is not distinct from $8 and k.purpose is not distinct from $9
         and k.account_id is not distinct from $10 and k.linked is not distinct from $11) as differed,
         (select k.status from integrations_copy k where k.integration_id = $1) as status_before`,
      [
        it.integration_id,
        tenantId,
        it.version,
        it.connection_code,
        it.name,
        it.status,
        it.is_critical,
        it.customer_id,
        it.purpose,
        it.account_id,
        it.linked && JSON.stringify(it.linked),
      ],
    );
    if (!written) return false;
    await this.updateHealthRow(tx, tenantId, it);
    await recordSwitch(tx, tenantId, it, written.status_before);
    if (it.status === 'inactive') await this.withdraw(tx, it.integration_id);
    else await this.signals.rerate(tx, [it], await customerOf(tx, it.customer_id));
    // What was granted while it was switched off was not observed.
    if (written.status_before === 'inactive') await this.compareScopes(tx, it);
    return written.differed;
  }

  /** Replicates a snapshot, its credential version included: the event that announced it may have been lost. */
  async repair(tx: Tx, tenantId: string, it: IntegrationSnapshot): Promise<boolean> {
    const differed = await this.replicate(tx, tenantId, it);
    const { integration_id, credential_version, credentials_end_at: end } = it;
    const ends_at = end ? Date.parse(end) : undefined;
    const learned = await this.credentials.learn(tx, integration_id, { credential_version, ends_at }, true);
    await this.compareScopes(tx, it);
    return differed || learned !== undefined;
  }

  private async compareScopes(tx: Tx, { integration_id, status, granted }: IntegrationSnapshot): Promise<void> {
    if (granted && status !== 'inactive') await this.credentials.compareScopes(tx, integration_id, granted);
  }

  /** Leaves a tombstone, so that later events about the integration are ignored. */
  async delete(tx: Tx, tenantId: string, integrationId: string, version: number): Promise<void> {
    await changed(
      tx,
      `insert into integrations_copy (integration_id, tenant_id, version, deleted, connection_code, name, status, is_critical)
       values ($1, $2, $3, true, '', '', 'inactive', false)
       on conflict (integration_id) do update set version = $3, deleted = true, status = 'inactive',
         account_id = null, linked = null`,
      [integrationId, tenantId, version],
    );
    await Promise.all([lockHealth(tx, integrationId), endProbes(tx, integrationId)]);
    await this.withdraw(tx, integrationId);
  }

  /** A warning is withdrawn with the signal, and may be given again once the integration is switched on. */
  private async withdraw(tx: Tx, integrationId: string): Promise<void> {
    await changed(
      tx,
      `update integration_health set machine_state = machine_state - 'expiring' - 'near_limit' where integration_id = $1
         and machine_state ?| array['expiring', 'near_limit']`,
      [integrationId],
    );
    await this.signals.withdraw(tx, integrationId);
  }

  /** Also schedules the first probe, or stops the probes of an integration that cannot be probed. */
  private async updateHealthRow(tx: Tx, tenantId: string, it: IntegrationSnapshot): Promise<void> {
    const known = await one<{ credential_version: number }>(
      tx,
      `insert into integration_health as h (tenant_id, customer_id, integration_type, integration_id, is_critical,
         credential_version, machine_state)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (integration_id) do update set customer_id = $2, is_critical = $5, end_check_at = clock_timestamp()
       returning credential_version`,
      [
        tenantId,
        it.customer_id,
        it.connection_code,
        it.integration_id,
        it.is_critical,
        it.credential_version,
        storeState(initialState(it.credential_version)),
      ],
    );
    const isConnected = Math.max(known!.credential_version, it.credential_version) > 0;
    if (it.status === 'inactive' || !isConnected) await endProbes(tx, it.integration_id);
    else await scheduleProbe(tx, { ...it, tenant_id: tenantId });
  }
}

/** While an integration is switched off on purpose, it is neither up nor down. */
async function recordSwitch(tx: Tx, tenant_id: string, it: IntegrationSnapshot, before: string | null): Promise<void> {
  const [isOff, wasOff] = [it.status === 'inactive', before === 'inactive'];
  if (before === null || isOff === wasOff) return;
  const { integration_id, connection_code: integration_type, customer_id = null } = it;
  const subject = { tenant_id, integration_id, integration_type, customer_id };
  await recordEvent(tx, subject, isOff ? 'switched_off' : 'switched_on', {});
}

async function customerOf(tx: Tx, customerId: string | undefined): Promise<CustomerSnapshot | undefined> {
  if (!customerId) return undefined;
  const found = await one<{ snapshot: CustomerSnapshot }>(
    tx,
    'select snapshot from customers_copy where customer_id = $1 and not deleted',
    [customerId],
  );
  return found?.snapshot;
}
