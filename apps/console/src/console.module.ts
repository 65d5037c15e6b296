import { MessagingModule } from '@linesman/messaging';
import { ServiceKitModule } from '@linesman/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import { AccessRequestsModule } from './access-requests/access-requests.module';
import { CatalogModule } from './catalog/catalog.module';
import type { ConsoleConfig } from './config';
import { CustomersModule } from './customers/customers.module';
import { DailySummaryModule } from './daily-summary/daily-summary.module';
import { EnvironmentModule } from './environment/environment.module';
import { IntegrationsModule } from './integrations/integrations.module';
import { LiveModule } from './live/live.module';
import { PagesModule } from './pages/pages.module';
import { ProvidersModule } from './providers/providers.module';
import { ReferenceModule } from './reference/reference.module';
import { ReliabilityModule } from './reliability/reliability.module';
import { TechnicalScoreModule } from './technical-score/technical-score.module';
import { RiskSignalsModule } from './risk-signals/risk-signals.module';
import { SearchModule } from './search/search.module';
import { SettingsModule } from './settings/settings.module';
import { SignInModule } from './sign-in/sign-in.module';
import { StaffModule } from './staff/staff.module';
import { StartModule } from './start/start.module';
import { TasksModule } from './tasks/tasks.module';
import { UpstreamModule } from './upstream/upstream.module';
import { WayBackModule } from './way-back/way-back.module';
import { WorkflowRunsModule } from './workflow-runs/workflow-runs.module';
import { WorkflowsModule } from './workflows/workflows.module';

@Module({})
export class ConsoleModule {
  static with(config: ConsoleConfig): DynamicModule {
    return {
      module: ConsoleModule,
      imports: [
        ServiceKitModule.forService('console', config),
        MessagingModule.forListener('console', config),
        UpstreamModule,
        PagesModule,
        SignInModule,
        WayBackModule,
        LiveModule,
        StartModule,
        IntegrationsModule,
        CatalogModule,
        AccessRequestsModule,
        SettingsModule,
        WorkflowsModule,
        CustomersModule,
        ReliabilityModule,
        TechnicalScoreModule,
        EnvironmentModule,
        RiskSignalsModule,
        TasksModule,
        SearchModule,
        WorkflowRunsModule,
        DailySummaryModule,
        ProvidersModule,
        ReferenceModule,
        StaffModule,
      ],
    };
  }
}
