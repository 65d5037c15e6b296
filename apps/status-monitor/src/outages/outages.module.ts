import { Module } from '@nestjs/common';
import { CanariesController } from './canaries.controller';
import { FollowOutages } from './follow-outages.system';
import { OurOutages } from './our-outages.system';
import { ProviderStatusController } from './provider-status.controller';
import { TellTenants } from './tell-tenants';

/** Outages: many integrations of one provider that fail for the provider's reason. */
@Module({
  controllers: [CanariesController, ProviderStatusController],
  providers: [FollowOutages, OurOutages, TellTenants],
  exports: [OurOutages],
})
export class OutagesModule {}
