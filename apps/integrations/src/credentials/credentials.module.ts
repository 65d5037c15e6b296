import { Module } from '@nestjs/common';
import { IntegrationRecordModule } from '../integration-record/integration-record.module';
import { ProvidersModule } from '../providers/providers.module';
import { SealingModule } from '../sealing/sealing.module';
import { StatusCacheModule } from '../status-cache/status-cache.module';
import { CheckCredentials } from './check-credentials';
import { DecidePending } from './decide-pending';
import { EnterCredentials } from './enter-credentials';
import { HoldForApproval } from './hold-for-approval';
import { PendingCredentialsController } from './pending-credentials.controller';
import { StoreCredentials } from './store-credentials';

@Module({
  imports: [IntegrationRecordModule, ProvidersModule, SealingModule, StatusCacheModule],
  controllers: [PendingCredentialsController],
  providers: [CheckCredentials, DecidePending, EnterCredentials, HoldForApproval, StoreCredentials],
  exports: [CheckCredentials, EnterCredentials, HoldForApproval, StoreCredentials],
})
export class CredentialsModule {}
