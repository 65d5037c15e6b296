import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database, rows } from '@linesman/persistence';
import type { ProviderManifest } from '@linesman/provider-kit';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { PublishManifest } from './publish-manifest';
import { Releases } from './releases';

/** Injection token of the manifests with which this process was built. */
export const MANIFESTS = Symbol('catalog.manifests');

/** Publishes the manifests at every start, one process at a time. A second start finds nothing to change. */
@Injectable()
export class PublishManifests implements OnApplicationBootstrap {
  constructor(
    @Inject(MANIFESTS) private readonly manifests: ProviderManifest[],
    private readonly database: Database,
    private readonly publisher: PublishManifest,
    private readonly releases: Releases,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.publish(this.manifests);
  }

  async publish(manifests: ProviderManifest[]): Promise<void> {
    const changes = await this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      await rows(tx, `select pg_advisory_xact_lock(hashtext('manifests'))`);
      if (!(await this.releases.mayPublish(tx, manifests))) return undefined;
      let count = 0;
      for (const manifest of manifests) count += await this.publisher.publish(tx, manifest);
      return count;
    });
    if (changes === undefined) this.logger.warn('manifests not published: a newer release has just published its own');
    else this.logger.info({ manifests: manifests.length, changes }, 'manifests published');
  }
}
