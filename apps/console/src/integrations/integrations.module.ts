import { Module } from '@nestjs/common';
import { IntegrationController } from './integration.controller';
import { IntegrationsController } from './integrations.controller';
import { LoadIntegration } from './load-integration';
import { LoadIntegrations } from './load-integrations';

@Module({
  controllers: [IntegrationsController, IntegrationController],
  providers: [LoadIntegration, LoadIntegrations],
  exports: [LoadIntegrations],
})
export class IntegrationsModule {}
