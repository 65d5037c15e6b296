import { Module } from '@nestjs/common';
import { ManagingModule } from '../integrations/managing.module';
import { AuditLogController } from './audit-log.controller';
import { DefaultsController } from './defaults.controller';
import { FindPerson } from './find-person';
import { GrantsController } from './grants.controller';
import { SaveSettings } from './save-settings';
import { SettingsController } from './settings.controller';

@Module({
  imports: [ManagingModule],
  controllers: [AuditLogController, DefaultsController, GrantsController, SettingsController],
  providers: [FindPerson, SaveSettings],
})
export class SettingsModule {}
