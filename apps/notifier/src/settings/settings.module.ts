import { Module } from '@nestjs/common';
import { NewReminders } from './new-reminders';
import { NewWorkspaces } from './new-workspaces';
import { OnTenantSettingsChanged } from './on-tenant-settings-changed';

@Module({
  controllers: [OnTenantSettingsChanged],
  providers: [NewReminders, NewWorkspaces],
  exports: [NewReminders, NewWorkspaces],
})
export class SettingsModule {}
