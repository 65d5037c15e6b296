import { createHash } from 'node:crypto';
import { changed, one, type Tx } from '@linesman/persistence';
import type { ProviderManifest } from '@linesman/provider-kit';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';

/** For this long, processes of two releases may run side by side. */
const ROLLING_UPDATE_MS = 30 * 60_000;

/** Stores which manifests were published when, so that a process of the older release does not undo the newer one. */
@Injectable()
export class Releases {
  constructor(private readonly clock: Clock) {}

  /**
   * The caller holds the lock on manifests.
   * @returns false for manifests that a newer release has just replaced. Later the same manifests are a roll-back.
   */
  async mayPublish(tx: Tx, manifests: ProviderManifest[]): Promise<boolean> {
    const digest = createHash('sha256').update(JSON.stringify(manifests)).digest('hex');
    const now = this.clock.now();
    const newer = await one(
      tx,
      `select 1 from manifest_releases other join manifest_releases mine on mine.digest = $1
       where other.first_at > mine.first_at and other.published_at > $2 limit 1`,
      [digest, new Date(now.getTime() - ROLLING_UPDATE_MS)],
    );
    if (newer) return false;
    await changed(
      tx,
      `insert into manifest_releases (digest, first_at, published_at) values ($1, $2, $2)
       on conflict (digest) do update set published_at = $2`,
      [digest, now],
    );
    return true;
  }
}
