import { Module } from '@nestjs/common';
import { ActivityModule } from './activity.module';
import { IntegrationController } from './integration.controller';
import { IntegrationsController } from './integrations.controller';
import { LoadIntegration } from './load-integration';
import { LoadIntegrationPage } from './load-integration-page';
import { LoadIntegrations } from './load-integrations';
import { ManagingModule } from './managing.module';
import { WayToConnect } from './way-to-connect';

@Module({
  imports: [ActivityModule, ManagingModule],
  controllers: [IntegrationsController, IntegrationController],
  providers: [LoadIntegration, LoadIntegrationPage, LoadIntegrations, WayToConnect],
  exports: [LoadIntegrations],
})
export class IntegrationsModule {}
