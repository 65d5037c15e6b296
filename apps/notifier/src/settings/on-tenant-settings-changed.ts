import { type Envelope, tenantSettingsChanged, type TenantSettings } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Controller } from '@nestjs/common';

@Controller()
export class OnTenantSettingsChanged {
  /** An older version that arrives late changes nothing. */
  @OnEvent(tenantSettingsChanged)
  async keep({ tenantid, data }: Envelope<TenantSettings>, { tx }: EventContext): Promise<void> {
    await changed(
      tx,
      `insert into tenant_settings as t
         (tenant_id, version, product_name, mail_from, working_hours, slack_integration_id, staff_alerts)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant_id) do update set version = excluded.version, product_name = excluded.product_name,
         mail_from = excluded.mail_from, working_hours = excluded.working_hours,
         slack_integration_id = excluded.slack_integration_id, staff_alerts = excluded.staff_alerts
       where t.version < excluded.version`,
      [
        tenantid,
        data.version,
        data.product_name,
        data.mail_from,
        JSON.stringify(data.working_hours),
        data.slack_integration_id ?? null,
        JSON.stringify(data.staff_alerts ?? null),
      ],
    );
  }
}
