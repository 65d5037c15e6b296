import type { TenantSettings } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Caller, EntityTag, type Expected, IfMatch, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Put, UseInterceptors } from '@nestjs/common';
import { IntegrationsConfig } from '../config';
import { refuseWrongOrigins } from './page-origin';
import { refuseWrongPolicy } from './severity-policy';
import { refuseStaffAlerts } from './staff-alerts';
import { PutSettings } from './put-settings';
import { SettingsBody, settingsOf, type SettingsView, defaultSettings } from './settings.dto';
import { TenantSettingsRow } from './tenant-settings.entity';

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@UseInterceptors(EntityTag)
@Controller('tenant/settings')
export class SettingsController {
  constructor(
    private readonly database: Database,
    private readonly putSettings: PutSettings,
    private readonly config: IntegrationsConfig,
  ) {}

  @Get()
  async get(@Caller() { tenantId: tenant_id }: Principal): Promise<SettingsView> {
    const row = await this.database.inTenant(tenant_id, (tx) => tx.findOneBy(TenantSettingsRow, { tenant_id }));
    return row ? settingsOf(row) : defaultSettings;
  }

  /** Staff change those of the platform tenant. */
  @Roles('tenant_admin', 'admin')
  @Put()
  put(@Caller() caller: Principal, @Body() body: SettingsBody, @IfMatch() expected: Expected): Promise<TenantSettings> {
    refuseStaffAlerts(caller, body);
    refuseWrongOrigins(body.page_origins ?? [], this.config.NODE_ENV !== 'production');
    refuseWrongPolicy(body.severity_policy);
    return this.putSettings.put(caller, body, expected);
  }
}
