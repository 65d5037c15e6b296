import { Module } from '@nestjs/common';
import { NewWorkspaces } from './new-workspaces';
import { OnTenantSettingsChanged } from './on-tenant-settings-changed';

@Module({ controllers: [OnTenantSettingsChanged], providers: [NewWorkspaces], exports: [NewWorkspaces] })
export class SettingsModule {}
