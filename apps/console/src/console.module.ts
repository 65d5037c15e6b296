import { MessagingModule } from '@linesman/messaging';
import { ServiceKitModule } from '@linesman/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import type { ConsoleConfig } from './config';
import { TenantCatalogModule } from './catalog/tenant-catalog.module';
import { CustomersModule } from './customers/customers.module';
import { IntegrationsModule } from './integrations/integrations.module';
import { LiveModule } from './live/live.module';
import { ReferenceModule } from './reference/reference.module';
import { RiskSignalsModule } from './risk-signals/risk-signals.module';
import { SettingsModule } from './settings/settings.module';
import { ShellModule } from './shell.module';
import { StaffModule } from './staff/staff.module';
import { StartModule } from './start/start.module';
import { TasksModule } from './tasks/tasks.module';

@Module({})
export class ConsoleModule {
  static with(config: ConsoleConfig): DynamicModule {
    return {
      module: ConsoleModule,
      imports: [
        ServiceKitModule.forService('console', config),
        MessagingModule.forListener('console', config),
        ShellModule,
        LiveModule,
        StartModule,
        IntegrationsModule,
        TenantCatalogModule,
        SettingsModule,
        CustomersModule,
        RiskSignalsModule,
        TasksModule,
        ReferenceModule,
        StaffModule,
      ],
    };
  }
}
