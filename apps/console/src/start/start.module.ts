import { Module } from '@nestjs/common';
import { CustomersModule } from '../customers/customers.module';
import { IntegrationsModule } from '../integrations/integrations.module';
import { StaffModule } from '../staff/staff.module';
import { SignInModule } from '../sign-in/sign-in.module';
import { TriageModule } from '../triage/triage.module';
import { LoadFirstSteps } from './load-first-steps';
import { LoadOverview } from './load-overview';
import { StartController } from './start.controller';

@Module({
  imports: [IntegrationsModule, CustomersModule, SignInModule, StaffModule, TriageModule],
  controllers: [StartController],
  providers: [LoadFirstSteps, LoadOverview],
})
export class StartModule {}
