import { type Envelope, type TenantSettings, tenantSettingsChanged } from '@linesman/contracts';
import { type EventContext, OnEvent } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { learnSettings } from './learn-settings';

/** Learns the time zone and the severity policy of a tenant. */
@Controller()
export class OnTenantSettingsChanged {
  @OnEvent(tenantSettingsChanged)
  async changed({ tenantid, data }: Envelope<TenantSettings>, { tx }: EventContext): Promise<void> {
    await learnSettings(tx, tenantid, data);
  }
}
