import { changed, Database, one } from '@linesman/persistence';
import { Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { NotifierConfig } from '../config';
import { SendEvents } from './send-events.system';

const WINDOW = 1_000;
const ENDPOINTS = 200;
/** Then a process looks at every endpoint: another one may have died between two steps. */
const FULL_LOOK_MS = 60_000;

interface Behind {
  tenant_id: string;
  endpoint_id: string;
}

/** Endpoints that have not got everything that is in the feed, of tenants with events after a position. */
const behind = {
  name: 'event_endpoints_behind',
  text: `select e.tenant_id, e.endpoint_id from event_endpoints e
    where e.state = 'enabled'
      and ($1::bigint is null or e.tenant_id in (select distinct tenant_id from kept_events where position > $1))
      and exists (select from kept_events k where k.tenant_id = e.tenant_id and k.position > e.position)
    limit ${ENDPOINTS}`,
};

/** Gives each endpoint a delivery for each event of the feed that it wants. Any number of processes may do so. */
@Injectable()
export class SpreadEvents implements OnApplicationBootstrap {
  private seen?: string;
  private lookedAt = -Infinity;

  constructor(
    private readonly database: Database,
    private readonly sending: SendEvents,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'give events to endpoints', () => this.spread());
  }

  /** For an endpoint that was enabled, or wants events again: nothing need have happened since the last look. */
  lookAtAll(): void {
    this.lookedAt = -Infinity;
  }

  private async spread(): Promise<void> {
    const last = await this.lastPosition();
    const full = performance.now() - this.lookedAt > FULL_LOOK_MS;
    if (!full && last === this.seen) return;
    const found = await this.database.queryInSystem<Behind>(behind, [full ? null : (this.seen ?? null)]);
    let [created, complete] = [0, found.length < ENDPOINTS];
    for (const endpoint of found) {
      const step = await this.spreadTo(endpoint);
      created += step.created;
      complete &&= step.complete;
    }
    if (created > 0) this.sending.lookSoon();
    // Otherwise the same endpoints are found again.
    if (!complete) return;
    this.seen = last;
    if (full) this.lookedAt = performance.now();
  }

  /** One window of the feed. A row that another process has locked is being dealt with. */
  private spreadTo({ tenant_id, endpoint_id }: Behind): Promise<{ created: number; complete: boolean }> {
    return this.database.inTenant(tenant_id, async (tx) => {
      const endpoint = await one<{ position: string; types: string[] }>(
        tx,
        `select position, types from event_endpoints where endpoint_id = $1 and state = 'enabled' for update skip locked`,
        [endpoint_id],
      );
      if (!endpoint) return { created: 0, complete: true };
      const window = await one<{ end: string | null; seen: number }>(
        tx,
        `select max(position) as end, count(*)::int as seen from (
           select position from kept_events where position > $1 order by position limit ${WINDOW}) w`,
        [endpoint.position],
      );
      const { end, seen } = window!;
      if (end === null) return { created: 0, complete: true };
      // An event that is sent again on request may still be waiting for its first time.
      const created = await changed(
        tx,
        `insert into event_deliveries (tenant_id, endpoint_id, event_id, type)
         select tenant_id, $1, event_id, type from kept_events
         where position > $2 and position <= $3 and type = any($4) order by position
         on conflict (endpoint_id, event_id) do update
           set state = 'pending', attempts = 0, next_attempt_at = clock_timestamp(), settled_at = null
           where event_deliveries.state <> 'pending'`,
        [endpoint_id, endpoint.position, end, endpoint.types],
      );
      await changed(tx, 'update event_endpoints set position = $2 where endpoint_id = $1', [endpoint_id, end]);
      return { created, complete: seen < WINDOW };
    });
  }

  private async lastPosition(): Promise<string> {
    const [row] = await this.database.queryInSystem<{ last: string }>(lastPosition, []);
    return row!.last;
  }
}

const lastPosition = { name: 'last_feed_position', text: 'select last_position::text as last from event_feed' };
