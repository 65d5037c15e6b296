import { Module } from '@nestjs/common';
import { CredentialsModule } from '../credentials/credentials.module';
import { ProvidersModule } from '../providers/providers.module';
import { SealingModule } from '../sealing/sealing.module';
import { StatusCacheModule } from '../status-cache/status-cache.module';
import { ClaimTokenRefresh } from './claim-token-refresh';
import { GrantLease } from './grant-lease';
import { JudgeLease } from './judge-lease';
import { KeptAnswers } from './kept-answers';
import { LeaseAudit } from './lease-audit.system';
import { LeaseMany } from './lease-many';
import { LeaseMaterial } from './lease-material';
import { LeaseRpc } from './lease.rpc';
import { RecordRefusal } from './record-refusal';
import { RecordTokenRefresh } from './record-token-refresh';
import { TokenRefreshes } from './token-refreshes';

@Module({
  imports: [CredentialsModule, ProvidersModule, SealingModule, StatusCacheModule],
  controllers: [LeaseRpc],
  providers: [
    ClaimTokenRefresh,
    GrantLease,
    JudgeLease,
    KeptAnswers,
    LeaseAudit,
    LeaseMany,
    LeaseMaterial,
    RecordRefusal,
    RecordTokenRefresh,
    TokenRefreshes,
  ],
  exports: [LeaseMaterial],
})
export class LeasesModule {}
