import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database, type Tx } from '@linesman/persistence';
import type { ProviderManifest } from '@linesman/provider-kit';
import { LOGGER } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { Capability } from '../capabilities/capability.entity';
import { SaveCapability } from '../capabilities/save-capability';
import { Connection } from '../connections/connection.entity';
import { SaveConnection } from '../connections/save-connection';
import { mergeCapability, mergeConnection } from './merge-manifest';

/** Injection token of the manifests this copy was built with. */
export const MANIFESTS = Symbol('catalog.manifests');

const keyOf = (row: { capability_code: string; capability_version: number }): string =>
  `${row.capability_code}/${row.capability_version}`;

/** At every start: what the code declares and the tables lack. One copy at a time; the next finds nothing to do. */
@Injectable()
export class PublishManifests implements OnApplicationBootstrap {
  constructor(
    @Inject(MANIFESTS) private readonly manifests: ProviderManifest[],
    private readonly database: Database,
    private readonly connections: SaveConnection,
    private readonly capabilities: SaveCapability,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const changes = await this.database.inTenant(PLATFORM_TENANT, async (tx) => {
      await tx.query(`select pg_advisory_xact_lock(hashtext('manifests'))`);
      let count = 0;
      for (const manifest of this.manifests) count += await this.publish(tx, manifest);
      return count;
    });
    this.logger.info({ manifests: this.manifests.length, changes }, 'manifests published');
  }

  private async publish(tx: Tx, manifest: ProviderManifest): Promise<number> {
    const connection_code = manifest.code;
    const lock = { mode: 'pessimistic_write' as const };
    const known = await tx.findOne(Connection, { where: { connection_code }, lock });
    const rows = await tx.find(Capability, { where: { connection_code }, lock });
    let count = 0;

    const change = mergeConnection(known ?? undefined, manifest);
    if (change) {
      await this.connections.save(tx, Object.assign(known ?? tx.create(Connection), change));
      count += 1;
    }
    for (const declared of manifest.capabilities) {
      const key = { capability_code: declared.capability_code, capability_version: declared.version };
      const row = rows.find((it) => keyOf(it) === keyOf(key));
      const wanted = mergeCapability(row, declared);
      if (!wanted) continue;
      await this.capabilities.save(
        tx,
        Object.assign(row ?? tx.create(Capability, { connection_code, ...key }), wanted),
      );
      count += 1;
    }
    return count + (await this.removeUndeclared(tx, manifest, rows));
  }

  /** What the code could do once and no longer can. What an admin added stays. */
  private async removeUndeclared(tx: Tx, manifest: ProviderManifest, rows: Capability[]): Promise<number> {
    const declared = new Set(manifest.capabilities.map((it) => keyOf({ ...it, capability_version: it.version })));
    const gone = rows.filter((row) => row.in_manifest && !row.removed_at && !declared.has(keyOf(row)));
    for (const row of gone) await this.capabilities.remove(tx, row);
    return gone.length;
  }
}
