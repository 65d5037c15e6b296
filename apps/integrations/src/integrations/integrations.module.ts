import { Module } from '@nestjs/common';
import { CredentialsModule } from '../credentials/credentials.module';
import { IdempotencyModule } from '../idempotency/idempotency.module';
import { IntegrationRecordModule } from '../integration-record/integration-record.module';
import { ProvidersModule } from '../providers/providers.module';
import { AcceptConnection } from './accept-integration';
import { CheckIdsRpc } from './check-ids.rpc';
import { ConnectionSetupController } from './connection-setup.controller';
import { CreateIntegration } from './create-integration';
import { IntegrationsController } from './integrations.controller';
import { ListIntegrations } from './list-integrations';
import { UpdateIntegration } from './update-integration';

/** Creates, shows and changes integrations over HTTP. */
@Module({
  imports: [CredentialsModule, IdempotencyModule, IntegrationRecordModule, ProvidersModule],
  controllers: [CheckIdsRpc, ConnectionSetupController, IntegrationsController],
  providers: [AcceptConnection, CreateIntegration, ListIntegrations, UpdateIntegration],
})
export class IntegrationsApiModule {}
