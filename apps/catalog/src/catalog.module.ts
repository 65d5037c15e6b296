import { MessagingModule } from '@linesman/messaging';
import { PersistenceModule } from '@linesman/persistence';
import { loadProviders } from '@linesman/providers';
import { ServiceKitModule } from '@linesman/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import { Audit } from './audit/audit';
import { AuditLogController } from './audit/audit-log.controller';
import { AddCapability } from './capabilities/add-capability';
import { CapabilitiesController } from './capabilities/capabilities.controller';
import { CapabilitiesRpc } from './capabilities/capabilities.rpc';
import { RemoveCapability } from './capabilities/remove-capability';
import { SaveCapability } from './capabilities/save-capability';
import { UpdateCapability } from './capabilities/update-capability';
import type { CatalogConfig } from './config';
import { ConnectionRpc } from './connections/connection.rpc';
import { ConnectionsController } from './connections/connections.controller';
import { CreateConnection } from './connections/create-connection';
import { DeleteConnection } from './connections/delete-connection';
import { SaveConnection } from './connections/save-connection';
import { UpdateConnection } from './connections/update-connection';
import { PublishManifest } from './manifests/publish-manifest';
import { MANIFESTS, PublishManifests } from './manifests/publish-manifests';
import { Releases } from './manifests/releases';
import { schema } from './schema';

@Module({})
export class CatalogModule {
  static with(config: CatalogConfig): DynamicModule {
    const manifests = async () =>
      [...(await loadProviders(config.PROVIDER_PACKAGES)).values()].map((it) => it.manifest);
    return {
      module: CatalogModule,
      imports: [
        ServiceKitModule.forService('catalog', config),
        PersistenceModule.forSchema(schema, config),
        MessagingModule.forService('catalog', config),
      ],
      controllers: [AuditLogController, ConnectionsController, CapabilitiesController, CapabilitiesRpc, ConnectionRpc],
      providers: [
        { provide: MANIFESTS, useFactory: manifests },
        AddCapability,
        Audit,
        CreateConnection,
        DeleteConnection,
        PublishManifest,
        PublishManifests,
        Releases,
        RemoveCapability,
        SaveCapability,
        SaveConnection,
        UpdateCapability,
        UpdateConnection,
      ],
    };
  }
}
