import { ServiceKitModule } from '@linesman/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import type { ConsoleConfig } from './config';
import { IntegrationController } from './integrations/integration.controller';
import { IntegrationsController } from './integrations/integrations.controller';
import { LoadIntegration } from './integrations/load-integration';
import { LoadIntegrations } from './integrations/load-integrations';
import { PageFilter } from './pages/page.filter';
import { PageRenderer } from './pages/page-renderer';
import { RiskSignalsController } from './risk-signals/risk-signals.controller';
import { IdentityProvider } from './sign-in/identity-provider';
import { SignInController } from './sign-in/sign-in.controller';
import { Visitors } from './sign-in/visitors';
import { StartController } from './start/start.controller';
import { ServiceApi } from './upstream/service-api';
import { Upstreams } from './upstream/upstreams';

@Module({})
export class ConsoleModule {
  static with(config: ConsoleConfig): DynamicModule {
    return {
      module: ConsoleModule,
      imports: [ServiceKitModule.forService('console', config)],
      controllers: [
        StartController,
        SignInController,
        IntegrationsController,
        IntegrationController,
        RiskSignalsController,
      ],
      providers: [
        IdentityProvider,
        LoadIntegration,
        LoadIntegrations,
        PageFilter,
        PageRenderer,
        ServiceApi,
        Upstreams,
        Visitors,
      ],
    };
  }
}
