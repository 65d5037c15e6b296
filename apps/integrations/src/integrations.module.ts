import { MessagingModule } from '@linesman/messaging';
import { PersistenceModule } from '@linesman/persistence';
import { RedisModule } from '@linesman/redis';
import { ServiceKitModule } from '@linesman/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import { AccessRequestsModule } from './access-requests/access-requests.module';
import { AuditModule } from './audit/audit.module';
import type { IntegrationsConfig } from './config';
import { BrandModule } from './brand/brand.module';
import { ConnectModule } from './connect/connect.module';
import { CredentialsModule } from './credentials/credentials.module';
import { CtaModule } from './cta/cta.module';
import { CustomersModule } from './customers/customers.module';
import { DependentsModule } from './dependents/dependents.module';
import { DeletionModule } from './deletion/deletion.module';
import { EnvironmentModule } from './environment/environment.module';
import { ExecuteModule } from './execute/execute.module';
import { FirstChecksModule } from './first-checks/first-checks.module';
import { GrantsModule } from './grants/grants.module';
import { IdempotencyModule } from './idempotency/idempotency.module';
import { IntegrationRecordModule } from './integration-record/integration-record.module';
import { IntegrationsApiModule } from './integrations/integrations.module';
import { LeasesModule } from './leases/leases.module';
import { LinksModule } from './links/links.module';
import { PeopleModule } from './people/people.module';
import { PushesModule } from './pushes/pushes.module';
import { OwnExecutionsModule } from './own-executions/own-executions.module';
import { ProfilesModule } from './profiles/profiles.module';
import { ProvidersModule } from './providers/providers.module';
import { ReadinessModule } from './readiness/readiness.module';
import { RevocationModule } from './revocation/revocation.module';
import { schema } from './schema';
import { SealingModule } from './sealing/sealing.module';
import { SettingsModule } from './settings/settings.module';
import { SnapshotModule } from './snapshot/snapshot.module';
import { StatusCacheModule } from './status-cache/status-cache.module';
import { SubscriptionsModule } from './subscriptions/subscriptions.module';
import { UsageModule } from './usage/usage.module';

/** A module imports only modules above it in this list. */
const features = [
  SealingModule,
  ProvidersModule,
  IdempotencyModule,
  StatusCacheModule,
  CustomersModule,
  IntegrationRecordModule,
  SettingsModule,
  BrandModule,
  PeopleModule,
  GrantsModule,
  CredentialsModule,
  IntegrationsApiModule,
  LinksModule,
  ConnectModule,
  FirstChecksModule,
  LeasesModule,
  PushesModule,
  ReadinessModule,
  AccessRequestsModule,
  CtaModule,
  ProfilesModule,
  SubscriptionsModule,
  OwnExecutionsModule,
  ExecuteModule,
  RevocationModule,
  DeletionModule,
  SnapshotModule,
  UsageModule,
  DependentsModule,
  EnvironmentModule,
  AuditModule,
];

@Module({})
export class IntegrationsModule {
  static with(config: IntegrationsConfig): DynamicModule {
    const { STATUS_CACHE, REDIS_URL } = config;
    return {
      module: IntegrationsModule,
      imports: [
        ServiceKitModule.forService('integrations', config),
        PersistenceModule.forSchema(schema, config),
        MessagingModule.forService('integrations', config),
        ...(STATUS_CACHE === 'redis' ? [RedisModule.forService('integrations', REDIS_URL)] : []),
        ...features,
      ],
    };
  }
}
