import { Module } from '@nestjs/common';
import { ProvidersModule } from '../providers/providers.module';
import { SealingModule } from '../sealing/sealing.module';
import { AttemptRevocation } from './attempt-revocation';
import { DueRevocations } from './due-revocations.system';
import { EndAccess } from './end-access';
import { PlanRevocation } from './plan-revocation';
import { RevocationsController } from './revocations.controller';
import { SharedAccount } from './shared-account.system';

/** Ends our access at the provider when an integration is deleted. */
@Module({
  imports: [ProvidersModule, SealingModule],
  controllers: [RevocationsController],
  providers: [AttemptRevocation, DueRevocations, EndAccess, PlanRevocation, SharedAccount],
  exports: [AttemptRevocation, PlanRevocation],
})
export class RevocationModule {}
