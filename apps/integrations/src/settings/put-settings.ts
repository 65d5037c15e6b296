import { type TenantSettings, tenantSettingsChanged } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Audit, Database, type Tx } from '@linesman/persistence';
import { Clock, type Expected, invalidFields, type Principal, refuseStale } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Integration } from '../integration-record/integration.entity';
import { lockName } from '../lock-name';
import { ForgetStatuses } from '../status-cache/forget-statuses';
import { defaultHours, defaultProviders, type SettingsBody, settingsOf } from './settings.dto';
import { isStaff } from './staff-alerts';
import { TenantSettingsRow } from './tenant-settings.entity';

@Injectable()
export class PutSettings {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly statuses: ForgetStatuses,
  ) {}

  put(caller: Principal, body: SettingsBody, expected?: Expected): Promise<TenantSettings> {
    const tenant_id = caller.tenantId;
    return this.database.inTenant(tenant_id, async (tx) => {
      await lockName(tx, `settings ${tenant_id}`);
      await refuseWrongSlack(tx, body.slack_integration_id);
      const known = await tx.findOneBy(TenantSettingsRow, { tenant_id });
      // Settings that were never stored count as version 0.
      refuseStale(expected, known?.version ?? 0);
      this.statuses.afterCommit(tx, tenant_id);
      const saved = await tx.save(TenantSettingsRow, {
        tenant_id,
        product_name: body.product_name,
        mail_from: body.mail_from,
        enabled_providers: body.enabled_providers ?? defaultProviders,
        working_hours: body.working_hours ?? defaultHours,
        slack_integration_id: body.slack_integration_id ?? null,
        page_origins: body.page_origins ?? [],
        staff_alerts: (isStaff(caller) ? body.staff_alerts : known?.staff_alerts) ?? null,
        time_zone: body.time_zone ?? null,
        daily_summary: body.daily_summary ?? null,
        language: body.language ?? null,
        reminders: body.reminders ?? null,
        digest: body.digest ?? null,
        version: (known?.version ?? 0) + 1,
        updated_at: this.clock.now(),
      });
      await this.outbox.emit(tx, tenantSettingsChanged, {
        tenantId: tenant_id,
        aggregateId: tenant_id,
        aggregateVersion: saved.version,
        data: settingsOf(saved),
      });
      await this.audit.record(tx, {
        tenant_id,
        actor: caller.subject,
        action: 'tenant_settings.updated',
        subject_type: 'tenant_settings',
        subject_id: tenant_id,
        detail: { before: known && settingsOf(known), after: settingsOf(saved) },
      });
      return settingsOf(saved);
    });
  }
}

async function refuseWrongSlack(tx: Tx, integration_id?: string): Promise<void> {
  if (!integration_id) return;
  const found = await tx.findOneBy(Integration, { integration_id, deleted_at: IsNull() });
  const refuse = (message: string) => invalidFields([{ field: 'slack_integration_id', message }]);
  if (found?.connection_code !== 'slack') throw refuse('is not a Slack integration of yours');
  // Alerts name customers and their problems: they do not go to the Slack of a customer or of one person.
  if (found.customer_id !== null || found.user_id !== null)
    throw refuse('belongs to a customer or to one person: choose one of the workspace itself');
}
