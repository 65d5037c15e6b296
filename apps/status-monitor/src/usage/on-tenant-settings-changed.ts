import { type Envelope, type TenantSettings, tenantSettingsChanged } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { changed } from '@linesman/persistence';
import { Controller } from '@nestjs/common';

/** Learns the time zone of a tenant, in which the days of its use begin. */
@Controller()
export class OnTenantSettingsChanged {
  @OnEvent(tenantSettingsChanged)
  async changed({ tenantid, data }: Envelope<TenantSettings>, { tx }: EventContext): Promise<void> {
    const { time_zone = 'UTC', version } = data;
    await changed(
      tx,
      `insert into tenant_zones as z (tenant_id, time_zone, version) values ($1, $2, $3)
       on conflict (tenant_id) do update set time_zone = $2, version = $3 where z.version < $3`,
      [tenantid, time_zone, version],
    );
  }
}
