import type { Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { capabilityInWords } from '../../pages/words';
import { type Part, part, partUnlessOlder } from '../../upstream/part';
import type { Request } from '../../upstream/routes';
import { ServiceApi } from '../../upstream/service-api';
import { NamePeople } from '../names/name-people';
import { LoadCapabilities, type ShownCapability } from '../try-it/load-capabilities';
import { shownRun, type ShownRun } from './shown-run';
import { shownSchedule, type ShownSchedule } from './shown-schedule';

export type ShownSync = ShownCapability & {
  running?: ShownRun;
  latest?: ShownRun;
  /** The last time at which every record had been read. */
  fresh_as_of?: string;
  schedule?: ShownSchedule;
};

export interface SyncPage {
  syncs: Part<ShownSync[]>;
  runs: Part<(ShownRun & { name: string })[]>;
  next_cursor?: string;
}

const PAGE_SIZE = 25;
/** Our own service asks for what is scheduled. */
const BY_SCHEDULE = { subject: 'gateway-executor', name: 'its schedule' };

/** The sync capabilities of an integration, how fresh their records are, and their runs. */
@Injectable()
export class LoadSyncs {
  constructor(
    private readonly api: ServiceApi,
    private readonly capabilities: LoadCapabilities,
    private readonly people: NamePeople,
  ) {}

  async load(id: string, token: string, principal: Principal, cursor?: string): Promise<SyncPage> {
    const [capabilities, { data, ...found }, schedules] = await Promise.all([
      this.capabilities.of(id, token, principal),
      part(this.runs(id, token, { limit: PAGE_SIZE, cursor })),
      partUnlessOlder(
        this.api.get('/v1/schedules', token, { query: { integration_id: id, limit: 200 } }),
        'gateway-executor',
      ),
    ]);
    const scheduleOf = (code: string) => schedules.data?.items.find(({ capability_code }) => capability_code === code);
    const syncs = capabilities.data?.filter(isNewestSync).map((one) => {
      const schedule = scheduleOf(one.capability_code);
      return { ...one, schedule: schedule && shownSchedule(schedule) };
    });
    const requesters = (data?.items ?? []).map(({ requested_by }) => requested_by);
    const nameOf = await this.people.names(token, principal, requesters);
    return {
      syncs: { ...capabilities, data: syncs && (await Promise.all(syncs.map((one) => this.withRuns(id, token, one)))) },
      runs: {
        ...found,
        data: data?.items.map((run) => ({
          ...shownRun(run),
          name: capabilityInWords(run.capability_code),
          requested_by: run.requested_by === BY_SCHEDULE.subject ? BY_SCHEDULE.name : nameOf(run.requested_by),
        })),
      },
      next_cursor: data?.next_cursor,
    };
  }

  private async withRuns(id: string, token: string, sync: ShownCapability): Promise<ShownSync> {
    const { capability_code } = sync;
    const [newest, whole] = await Promise.all([
      part(this.runs(id, token, { capability_code, limit: 1 })),
      part(this.runs(id, token, { capability_code, status: 'whole', limit: 1 })),
    ]);
    const run = newest.data?.items[0];
    const latest = run && shownRun(run);
    const fresh_as_of = run?.fresh_as_of ?? whole.data?.items[0]?.fresh_as_of ?? undefined;
    return { ...sync, latest, running: latest?.over === false ? latest : undefined, fresh_as_of };
  }

  private runs(integration_id: string, token: string, query: Request<'get', '/v1/sync-runs'>['query']) {
    return this.api.get('/v1/sync-runs', token, { query: { integration_id, ...query } });
  }
}

/** Capabilities are sorted by code, the newest version first. */
const isNewestSync = (one: ShownCapability, at: number, all: ShownCapability[]): boolean =>
  one.sync !== undefined && one.executable && all.findIndex((it) => it.capability_code === one.capability_code) === at;
