import { Module } from '@nestjs/common';
import { ManagingModule } from '../integrations/managing.module';
import { AcceptUploads } from './accept-uploads';
import { AuditLogController } from './audit-log.controller';
import { BrandController } from './brand.controller';
import { DefaultsController } from './defaults.controller';
import { FindPerson } from './find-person';
import { GrantsController } from './grants.controller';
import { LoadAuditLog } from './load-audit-log';
import { SaveSettings } from './save-settings';
import { WebhookController } from './webhook.controller';
import { WebhooksController } from './webhooks.controller';
import { LoadSilences } from './load-silences';
import { SilencesController } from './silences.controller';
import { TeamsController } from './teams.controller';
import { SettingsController } from './settings.controller';
import { TestAlertController } from './test-alert.controller';

@Module({
  imports: [ManagingModule],
  controllers: [
    AuditLogController,
    BrandController,
    DefaultsController,
    GrantsController,
    SettingsController,
    SilencesController,
    TeamsController,
    TestAlertController,
    WebhookController,
    WebhooksController,
  ],
  providers: [AcceptUploads, FindPerson, LoadAuditLog, LoadSilences, SaveSettings],
})
export class SettingsModule {}
