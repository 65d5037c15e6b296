import { Module } from '@nestjs/common';
import { OnTenantSettingsChanged } from './on-tenant-settings-changed';

/** What this service needs of the settings of tenants. */
@Module({ controllers: [OnTenantSettingsChanged] })
export class TenantSettingsModule {}
