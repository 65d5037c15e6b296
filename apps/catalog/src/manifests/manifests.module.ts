import { loadProviders } from '@linesman/providers';
import { Module } from '@nestjs/common';
import { CapabilitiesModule } from '../capabilities/capabilities.module';
import { CatalogConfig } from '../config';
import { ConnectionsModule } from '../connections/connections.module';
import { PublishManifest } from './publish-manifest';
import { MANIFESTS, PublishManifests } from './publish-manifests';
import { Releases } from './releases';

/** Writes what the providers' code declares to the catalog, at every start. */
@Module({
  imports: [CapabilitiesModule, ConnectionsModule],
  providers: [
    {
      provide: MANIFESTS,
      inject: [CatalogConfig],
      useFactory: async (config: CatalogConfig) =>
        [...(await loadProviders(config.PROVIDER_PACKAGES)).values()].map(({ manifest }) => manifest),
    },
    PublishManifest,
    PublishManifests,
    Releases,
  ],
})
export class ManifestsModule {}
