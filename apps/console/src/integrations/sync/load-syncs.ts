import type { Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { SyncRunRow } from '../../model/sync-view';
import { withQuery } from '../../pages/query-string';
import { type Part, part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { capabilityName } from '../capability-name';
import { LoadCapabilities, type ShownCapability } from '../try-it/load-capabilities';
import { shownRun, type ShownRun } from './shown-run';

export interface ShownSync extends ShownCapability {
  running?: ShownRun;
  latest?: ShownRun;
  /** Everything that the provider had then is known. */
  fresh_as_of?: string;
}

export interface SyncPage {
  syncs: Part<ShownSync[]>;
  runs: Part<(ShownRun & { name: string })[]>;
  next_cursor?: string;
}

const PAGE_SIZE = '25';

/** What an integration keeps in step, how fresh it is, and how its runs went. */
@Injectable()
export class LoadSyncs {
  constructor(
    private readonly api: ServiceApi,
    private readonly capabilities: LoadCapabilities,
  ) {}

  async load(id: string, token: string, principal: Principal, cursor?: string): Promise<SyncPage> {
    const [capabilities, { data, ...found }] = await Promise.all([
      this.capabilities.of(id, token, principal),
      part(this.runs(id, token, { limit: PAGE_SIZE, cursor })),
    ]);
    const syncs = capabilities.data?.filter(isNewestSync);
    return {
      syncs: { ...capabilities, data: syncs && (await Promise.all(syncs.map((one) => this.standing(id, token, one)))) },
      runs: { ...found, data: data?.items.map((run) => ({ ...shownRun(run), name: capabilityName(run) })) },
      next_cursor: data?.next_cursor,
    };
  }

  private async standing(id: string, token: string, sync: ShownCapability): Promise<ShownSync> {
    const { capability_code } = sync;
    const [newest, whole] = await Promise.all([
      part(this.runs(id, token, { capability_code, limit: '1' })),
      part(this.runs(id, token, { capability_code, status: 'whole', limit: '1' })),
    ]);
    const run = newest.data?.items[0];
    const latest = run && shownRun(run);
    const fresh_as_of = run?.fresh_as_of ?? whole.data?.items[0]?.fresh_as_of ?? undefined;
    return { ...sync, latest, running: latest?.over === false ? latest : undefined, fresh_as_of };
  }

  private runs(id: string, token: string, query: Record<string, string | undefined>) {
    const path = withQuery('/sync-runs', { integration_id: id, ...query });
    return this.api.list<SyncRunRow>('gateway-executor', path, token);
  }
}

/** Versions come with the newest first. */
const isNewestSync = (one: ShownCapability, at: number, all: ShownCapability[]): boolean =>
  one.sync !== undefined && one.executable && all.findIndex((it) => it.capability_code === one.capability_code) === at;
