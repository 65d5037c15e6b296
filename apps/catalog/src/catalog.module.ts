import { MessagingModule } from '@linesman/messaging';
import { PersistenceModule } from '@linesman/persistence';
import { ServiceKitModule } from '@linesman/service-kit';
import { type DynamicModule, Module } from '@nestjs/common';
import { AuditModule } from './audit/audit.module';
import { CapabilitiesModule } from './capabilities/capabilities.module';
import type { CatalogConfig } from './config';
import { ConnectionsModule } from './connections/connections.module';
import { ManifestsModule } from './manifests/manifests.module';
import { schema } from './schema';

@Module({})
export class CatalogModule {
  static with(config: CatalogConfig): DynamicModule {
    return {
      module: CatalogModule,
      imports: [
        ServiceKitModule.forService('catalog', config),
        PersistenceModule.forSchema(schema, config),
        MessagingModule.forService('catalog', config),
        AuditModule,
        CapabilitiesModule,
        ConnectionsModule,
        ManifestsModule,
      ],
    };
  }
}
