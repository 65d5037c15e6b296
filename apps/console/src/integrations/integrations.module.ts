import { Module } from '@nestjs/common';
import { ActivityModule } from './activity.module';
import { FindConnectPage } from './connect/find-connect-page';
import { IntegrationController } from './details/integration.controller';
import { IntegrationsController } from './list/integrations.controller';
import { LoadIntegration } from './details/load-integration';
import { LoadIntegrationPage } from './list/load-integration-page';
import { LoadIntegrations } from './list/load-integrations';
import { ManagingModule } from './managing.module';
import { SilencesModule } from '../silences/silences.module';

@Module({
  imports: [ActivityModule, ManagingModule, SilencesModule],
  controllers: [IntegrationsController, IntegrationController],
  providers: [FindConnectPage, LoadIntegration, LoadIntegrationPage, LoadIntegrations],
  exports: [LoadIntegrations],
})
export class IntegrationsModule {}
