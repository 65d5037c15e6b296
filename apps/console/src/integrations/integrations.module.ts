import { Module } from '@nestjs/common';
import { ActivityModule } from './activity.module';
import { FindConnectPage } from './find-connect-page';
import { IntegrationController } from './integration.controller';
import { IntegrationsController } from './integrations.controller';
import { LoadIntegration } from './load-integration';
import { LoadIntegrationPage } from './load-integration-page';
import { LoadIntegrations } from './load-integrations';
import { ManagingModule } from './managing.module';

@Module({
  imports: [ActivityModule, ManagingModule],
  controllers: [IntegrationsController, IntegrationController],
  providers: [FindConnectPage, LoadIntegration, LoadIntegrationPage, LoadIntegrations],
  exports: [LoadIntegrations],
})
export class IntegrationsModule {}
