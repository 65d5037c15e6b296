import type { TenantSettings } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { type Expected, type Principal, refuseStale } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { lockName } from '../lock-name';
import { ForgetStatuses } from '../status-cache/forget-statuses';
import { refuseWrongSlack } from './refuse-wrong-slack';
import { defaultHours, defaultProviders, type SettingsBody } from './settings.dto';
import { isStaff } from './staff-alerts';
import { ChooseChannel } from './choose-channel';
import { StoreSettings } from './store-settings';
import { TenantSettingsRow } from './tenant-settings.entity';

@Injectable()
export class PutSettings {
  constructor(
    private readonly database: Database,
    private readonly settings: StoreSettings,
    private readonly statuses: ForgetStatuses,
    private readonly channels: ChooseChannel,
  ) {}

  async put(caller: Principal, body: SettingsBody, expected?: Expected): Promise<TenantSettings> {
    const tenant_id = caller.tenantId;
    // Slack is asked outside of the transaction.
    const { slack_channel_id, slack_channel_name } = await this.channels.choose(tenant_id, body, expected);
    return this.database.inTenant(tenant_id, async (tx) => {
      await lockName(tx, `settings ${tenant_id}`);
      await refuseWrongSlack(tx, body.slack_integration_id);
      const known = await tx.findOneBy(TenantSettingsRow, { tenant_id });
      // Settings that were never stored count as version 0.
      refuseStale(expected, known?.version ?? 0);
      this.statuses.afterCommit(tx, tenant_id);
      return this.settings.store(tx, caller, known, {
        tenant_id,
        product_name: body.product_name,
        mail_from: body.mail_from,
        enabled_providers: body.enabled_providers ?? defaultProviders,
        working_hours: body.working_hours ?? defaultHours,
        slack_integration_id: body.slack_integration_id ?? null,
        slack_channel_id,
        slack_channel_name,
        page_origins: body.page_origins ?? [],
        staff_alerts: (isStaff(caller) ? body.staff_alerts : known?.staff_alerts) ?? null,
        time_zone: body.time_zone ?? null,
        daily_summary: body.daily_summary ?? null,
        language: body.language ?? null,
        reminders: body.reminders ?? null,
        digest: body.digest ?? null,
        severity_policy: body.severity_policy ?? null,
        // It has routes of its own.
        brand: known?.brand ?? null,
      });
    });
  }
}
