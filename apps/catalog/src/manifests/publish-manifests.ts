import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import type { ProviderManifest } from '@linesman/provider-kit';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { PublishManifest } from './publish-manifest';
import { Releases } from './releases';

/** Injection token of the manifests this copy was built with. */
export const MANIFESTS = Symbol('catalog.manifests');

/** At every start: what the code declares and the tables lack. One copy at a time; the next finds nothing to do. */
@Injectable()
export class PublishManifests implements OnApplicationBootstrap {
  constructor(
    @Inject(MANIFESTS) private readonly manifests: ProviderManifest[],
    private readonly database: Database,
    private readonly one: PublishManifest,
    private readonly releases: Releases,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const changes = await this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('manifests'))`);
      if (!(await this.releases.mayPublish(tx, this.manifests))) return undefined;
      let count = 0;
      for (const manifest of this.manifests) count += await this.one.publish(tx, manifest);
      return count;
    });
    if (changes === undefined) this.logger.warn('these manifests are of an older release, and are not published');
    else this.logger.info({ manifests: this.manifests.length, changes }, 'manifests published');
  }
}
