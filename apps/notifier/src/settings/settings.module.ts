import { Module } from '@nestjs/common';
import { OnTenantSettingsChanged } from './on-tenant-settings-changed';

@Module({ controllers: [OnTenantSettingsChanged] })
export class SettingsModule {}
