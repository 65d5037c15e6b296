import { Module } from '@nestjs/common';
import { LeasesModule } from '../leases/leases.module';
import { PeopleModule } from '../people/people.module';
import { ProvidersModule } from '../providers/providers.module';
import { StatusCacheModule } from '../status-cache/status-cache.module';
import { AssessReadinessRpc } from './assess-readiness.rpc';
import { AssessForUser } from './assess-for-user';
import { EnabledProviders } from './enabled-providers';
import { statusService } from './status-service';
import { StoredConnections } from './stored-connections';
import { VerifyConnection } from './verify-connection';

@Module({
  imports: [LeasesModule, PeopleModule, ProvidersModule, StatusCacheModule],
  controllers: [AssessReadinessRpc],
  providers: [AssessForUser, EnabledProviders, statusService, StoredConnections, VerifyConnection],
  exports: [AssessForUser],
})
export class ReadinessModule {}
