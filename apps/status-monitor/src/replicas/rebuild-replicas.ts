import { randomUUID } from 'node:crypto';
import { snapshot, type SnapshotItem } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { LOGGER, Periodic } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { learnSettings } from '../tenant-settings/learn-settings';
import { type HeldRebuild, type RebuildProgress, ReplicaRebuilds } from './replica-rebuilds.system';
import { ReplicateCustomer } from './replicate-customer';
import { ReplicateIntegration } from './replicate-integration';
import { type IdRange, StoredReplicas } from './stored-replicas.system';

const LOOK_EVERY_MS = 5_000;
const FILL_EVERY_MS = 600_000;
const RUN_MS = 60_000;
const PAGE = 200;
const FIRST = '00000000-0000-0000-0000-000000000000';
/** Repairs share the connections with what observations need. */
const AT_ONCE = 4;

/**
 * Reads the integrations service's snapshot page by page, and repairs every replica that differs from it. After each page
 * the table says how far it is, so another process goes on from there when this one dies. A page is compared in three
 * statements, and what is alike is not written.
 */
@Injectable()
export class RebuildReplicas implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly holder = randomUUID();
  private running?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly rpc: RpcClient,
    private readonly database: Database,
    private readonly integrations: ReplicateIntegration,
    private readonly customers: ReplicateCustomer,
    private readonly stored: StoredReplicas,
    private readonly rebuilds: ReplicaRebuilds,
    private readonly periodic: Periodic,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * A new or lost schema is filled: the stream may no longer hold the older events. An earlier release did not learn the
   * settings of tenants, and an integrations service of an earlier release does not give them.
   */
  async onApplicationBootstrap(): Promise<void> {
    const fill = async (): Promise<void> => {
      if (!(await this.rebuilds.hadSettings())) await this.rebuilds.begin();
    };
    if (await this.stored.areEmpty()) await this.rebuilds.begin();
    await fill();
    this.periodic.every(LOOK_EVERY_MS, 'compare the replicas', () => this.goOn());
    this.periodic.every(FILL_EVERY_MS, 'learn the settings of tenants', fill);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    await this.running?.catch(() => undefined);
  }

  /** Does not wait until it is done. */
  async begin(): Promise<RebuildProgress> {
    const progress = await this.rebuilds.begin();
    this.goOn().catch((error: unknown) => this.logger.warn({ err: error }, 'replicas not compared; trying again'));
    return progress;
  }

  private goOn(): Promise<void> {
    return (this.running ??= this.run().finally(() => (this.running = undefined)));
  }

  /** For a minute at most; the next run goes on. */
  private async run(): Promise<void> {
    let held = await this.rebuilds.hold(this.holder);
    const until = performance.now() + RUN_MS;
    try {
      while (held && !held.ended_at && !this.stopping && performance.now() < until) held = await this.comparePage(held);
    } finally {
      if (held) await this.rebuilds.release(this.holder);
    }
    if (!held) return;
    const { read, drifted } = held;
    this.logger.info({ read, drifted }, held.ended_at ? 'replicas compared' : 'comparing replicas');
  }

  private async comparePage({ cursor, last_id, began_at }: HeldRebuild): Promise<HeldRebuild | undefined> {
    const page = await this.rpc.call(snapshot, { limit: PAGE, cursor: cursor ?? undefined }, 10_000);
    const differing = await this.stored.olderThan(page.items);
    let drifted = 0;
    for (let at = 0; at < differing.length; at += AT_ONCE) {
      const repaired = await Promise.all(differing.slice(at, at + AT_ONCE).map((item) => this.repair(item)));
      drifted += repaired.filter(Boolean).length;
    }
    const ids = page.items.flatMap(({ integration }) => integration?.integration_id ?? []);
    // Integrations come in the order of their ids, so those between two pages are known. After the last page there is none.
    const after = last_id ?? FIRST;
    const up_to = page.next_cursor ? (ids.at(-1) ?? after) : undefined;
    drifted += await this.deleteMissing(ids, { after, up_to }, began_at);
    return this.rebuilds.advance(this.holder, {
      cursor: page.next_cursor ?? null,
      last_id: up_to ?? after,
      read: page.items.length,
      drifted,
      has_settings: page.has_settings ?? false,
    });
  }

  private async deleteMissing(ids: string[], range: IdRange, began_at: Date): Promise<number> {
    const gone = await this.stored.missingFrom(ids, range, began_at);
    for (const { tenant_id, integration_id, version } of gone)
      await this.database.inTenant(tenant_id, (tx) => this.integrations.delete(tx, tenant_id, integration_id, version));
    return gone.length;
  }

  private repair({ tenant_id, customer, integration, settings }: SnapshotItem): Promise<boolean> {
    return this.database.inTenant(tenant_id, async (tx) => {
      if (settings) return learnSettings(tx, tenant_id, settings);
      if (customer) return this.customers.replicate(tx, tenant_id, customer);
      return integration ? this.integrations.repair(tx, tenant_id, integration) : false;
    });
  }
}
