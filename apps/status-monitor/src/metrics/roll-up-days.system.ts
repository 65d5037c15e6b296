import { changed, Database, one, rows, type Tx } from '@linesman/persistence';
import { Clock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { CallCounts } from '../calls/call-counts';
import { type BucketRow, type RolledRow, rollUp } from './roll-up';

const EVERY_MS = 60_000;
const DAY_MS = 86_400_000;
/** So long after its end a day is rolled up. A call that is reported later is in the buckets of five minutes only. */
const LATE_MS = 2 * 3_600_000;
/** An integration has 288 buckets a day, so that at least some whole ones are read. */
const AT_ONCE = 5_000;
/** What is left waits for the next round. */
const MOST_BATCHES = 200;

interface Place {
  day_at: Date;
  after_integration_id: string | null;
}

/**
 * Rolls up each day once it is over, a few hundred integrations in a transaction, in the order of the buckets' key. Its
 * place commits with the rows, so it goes on after a restart and counts nothing twice; one process does it at a time.
 */
@Injectable()
export class RollUpDays implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly periodic: Periodic,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(EVERY_MS, 'rolling up calls', () => this.run());
  }

  async run(): Promise<void> {
    for (let batch = 0; batch < MOST_BATCHES; batch++)
      if (!(await this.database.inSystem((tx) => this.next(tx)))) return;
  }

  /** @returns whether there is more to do. */
  private async next(tx: Tx): Promise<boolean> {
    const place = await one<Place>(tx, 'select day_at, after_integration_id from call_rollup for update skip locked');
    if (!place) return false;
    const end = new Date(place.day_at.getTime() + DAY_MS);
    if (this.clock.now().getTime() < end.getTime() + LATE_MS) return false;
    const read = await rows<BucketRow>(tx, oldest, [place.day_at, end, place.after_integration_id, AT_ONCE]);
    const isLast = read.length < AT_ONCE;
    const last = read.at(-1)?.integration_id;
    // The rest of the last integration may not have been read.
    const whole = isLast ? read : read.filter(({ integration_id }) => integration_id !== last);
    const { hours, days, providers } = rollUp(whole);
    await save(tx, 'call_hours', 'hour_at', hours);
    await save(tx, 'call_days', 'day_at', days);
    for (const [code, calls] of Object.entries(providers)) await addToProvider(tx, code, place.day_at, calls);
    const next = isLast ? [end, null] : [place.day_at, whole.at(-1)!.integration_id];
    await changed(tx, 'update call_rollup set day_at = $1, after_integration_id = $2', next);
    return true;
  }
}

const oldest = `select b.integration_id, b.tenant_id, h.integration_type as connection_code, b.bucket_at, b.calls, b.bytes
  from call_buckets b left join integration_health h using (integration_id)
  where b.bucket_at >= $1 and b.bucket_at < $2 and ($3::uuid is null or b.integration_id > $3)
  order by b.integration_id, b.bucket_at limit $4`;

const save = (tx: Tx, table: string, at: string, all: RolledRow[]): Promise<number> =>
  changed(
    tx,
    `insert into ${table} (integration_id, ${at}, tenant_id, calls, bytes)
     select integration_id, at, tenant_id, calls, bytes
     from jsonb_to_recordset($1::jsonb) as q (integration_id uuid, at timestamptz, tenant_id uuid, calls jsonb, bytes jsonb)
     on conflict (integration_id, ${at}) do update set calls = excluded.calls, bytes = excluded.bytes`,
    [JSON.stringify(all)],
  );

const addToProvider = (tx: Tx, code: string, day: Date, calls: CallCounts): Promise<number> =>
  changed(
    tx,
    `insert into provider_days as d (connection_code, day_at, calls) values ($1, $2, $3::jsonb)
     on conflict (connection_code, day_at) do update set calls = d.calls || coalesce((
       select jsonb_object_agg(key, coalesce((d.calls->>key)::bigint, 0) + value::bigint)
       from jsonb_each_text(excluded.calls)), '{}')`,
    [code, day, JSON.stringify(calls)],
  );
