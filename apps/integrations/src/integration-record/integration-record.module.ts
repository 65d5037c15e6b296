import { Module } from '@nestjs/common';
import { StatusCacheModule } from '../status-cache/status-cache.module';
import { OnIntegrationStatusChanged } from './on-integration-status-changed';
import { SaveIntegration } from './save-integration';

/** The stored integration that every other feature reads and changes. */
@Module({
  imports: [StatusCacheModule],
  controllers: [OnIntegrationStatusChanged],
  providers: [SaveIntegration],
  exports: [SaveIntegration],
})
export class IntegrationRecordModule {}
