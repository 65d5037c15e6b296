import { Module } from '@nestjs/common';
import { StatusCacheModule } from '../status-cache/status-cache.module';
import { FollowHealth } from './follow-health';
import { OnIntegrationStatusChanged } from './on-integration-status-changed';
import { OnRiskSignalUpdated } from './on-risk-signal-updated';
import { SaveIntegration } from './save-integration';

/** The stored integration that every other feature reads and changes. */
@Module({
  imports: [StatusCacheModule],
  controllers: [OnIntegrationStatusChanged, OnRiskSignalUpdated],
  providers: [FollowHealth, SaveIntegration],
  exports: [SaveIntegration],
})
export class IntegrationRecordModule {}
