import { type Envelope, tenantSettingsChanged, type TenantSettings } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { one } from '@linesman/persistence';
import { Controller } from '@nestjs/common';
import { NewReminders } from './new-reminders';
import { NewWorkspaces } from './new-workspaces';

@Controller()
export class OnTenantSettingsChanged {
  constructor(
    private readonly workspaces: NewWorkspaces,
    private readonly reminders: NewReminders,
  ) {}

  /** An older version that arrives late changes nothing. */
  @OnEvent(tenantSettingsChanged)
  async keep({ tenantid, data }: Envelope<TenantSettings>, { tx }: EventContext): Promise<void> {
    const kept = await one<{ moved: boolean; reminds_otherwise: boolean }>(
      tx,
      `with before as (select slack_integration_id, reminders from tenant_settings where tenant_id = $1)
       insert into tenant_settings as t
         (tenant_id, version, product_name, mail_from, working_hours, slack_integration_id, staff_alerts, daily_summary,
          time_zone, reminders, digest, slack_channel_id, language, brand, slack_channel_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       on conflict (tenant_id) do update set version = excluded.version, product_name = excluded.product_name,
         mail_from = excluded.mail_from, working_hours = excluded.working_hours,
         slack_integration_id = excluded.slack_integration_id, staff_alerts = excluded.staff_alerts,
         daily_summary = excluded.daily_summary, time_zone = excluded.time_zone,
         reminders = excluded.reminders, digest = excluded.digest, slack_channel_id = excluded.slack_channel_id,
         language = excluded.language, brand = excluded.brand, slack_channel_name = excluded.slack_channel_name
       where t.version < excluded.version
       returning slack_integration_id is distinct from (select b.slack_integration_id from before b) as moved,
         reminders is distinct from (select b.reminders from before b) as reminds_otherwise`,
      [
        tenantid,
        data.version,
        data.product_name,
        data.mail_from,
        JSON.stringify(data.working_hours),
        data.slack_integration_id ?? null,
        JSON.stringify(data.staff_alerts ?? null),
        data.daily_summary ? JSON.stringify(data.daily_summary) : null,
        data.time_zone ?? 'UTC',
        data.reminders ? JSON.stringify(data.reminders) : null,
        data.digest ? JSON.stringify(data.digest) : null,
        data.slack_channel_id ?? null,
        data.language ?? null,
        data.brand ? JSON.stringify(data.brand) : null,
        data.slack_channel_name ?? null,
      ],
    );
    if (kept?.reminds_otherwise) await this.reminders.announce(tx, tenantid);
    if (kept?.moved) await this.workspaces.announce(tx);
  }
}
