import { type Envelope, type TenantSettings, tenantSettingsChanged } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { learnZone } from './learn-zone';

/** Learns the time zone of a tenant, in which the days of its use begin. */
@Controller()
export class OnTenantSettingsChanged {
  @OnEvent(tenantSettingsChanged)
  async changed({ tenantid, data }: Envelope<TenantSettings>, { tx }: EventContext): Promise<void> {
    await learnZone(tx, tenantid, data);
  }
}
