import { Injectable } from '@nestjs/common';
import type { SyncedObject } from '../../upstream/answers';
import { type Part, part, partUnlessOlder } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { shownRun, type ShownRun } from './shown-run';
import { shownRecord, type ShownRecord } from './shown-record';

export interface RecordsPage {
  objects: SyncedObject[];
  /** The kind that is shown: the one that was asked for, otherwise the first. */
  object?: string;
  records: Part<ShownRecord[]>;
  next_cursor?: string;
  /** The newest run of any kind. */
  latest?: ShownRun;
}

const PAGE_SIZE = 25;

/** The records that were synced from an integration, one kind at a time, the newest change first. */
@Injectable()
export class LoadRecords {
  constructor(private readonly api: ServiceApi) {}

  async load(
    integration_id: string,
    token: string,
    { object: wanted, cursor }: { object?: string; cursor?: string },
  ): Promise<RecordsPage> {
    const [counted, runs] = await Promise.all([
      part(this.api.get('/v1/synced-records/objects', token, { query: { integration_id } })),
      part(this.api.get('/v1/sync-runs', token, { query: { integration_id, limit: 1 } })),
    ]);
    // Without an answer the service is down, or a process of an older version does not know the route.
    if (!counted.data) return { objects: [], records: { missing: 'gateway-executor' } };
    const objects = counted.data.items;
    const object = (objects.find((one) => one.object === wanted) ?? objects[0])?.object;
    const latest = runs.data?.items[0];
    const shown = { objects, object, latest: latest && shownRun(latest) };
    if (object === undefined) return { ...shown, records: runs.missing ? { missing: runs.missing } : { data: [] } };
    const query = { integration_id, object, order: 'newest_first' as const, limit: PAGE_SIZE, cursor };
    const { data, ...found } = await partUnlessOlder(
      this.api.get('/v1/synced-records', token, { query }),
      'gateway-executor',
    );
    return { ...shown, records: { ...found, data: data?.items.map(shownRecord) }, next_cursor: data?.next_cursor };
  }
}
