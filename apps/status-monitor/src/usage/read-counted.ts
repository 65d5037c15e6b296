import { rows, type Tx } from '@linesman/persistence';
import { type ByteCounts, type CallCounts, countsByPart } from '../calls/call-counts';
import { cutDays, type Segment } from './segments';
import { nothingUsed, type Used } from './tally';

/** What one capability of one integration was used for in one segment. */
export interface Counted extends Used {
  integration_id: string;
  /** A capability's code, `probe`, or `webhook`; empty for calls that named none. */
  capability_code: string;
  segment: Segment;
}

/**
 * $1: integrations, $2: when the segments begin, $3: their end, $4: the days that are cut. Days that are rolled up are read
 * as a whole, and hour by hour where a boundary cuts them; what came since, from the buckets of five minutes.
 */
const calls = `with rolled as materialized (select day_at as until from call_rollup),
  counted as (
    select o.integration_id, width_bucket(c.at, $2::timestamptz[]) as segment, k.bytes, k.key, sum(k.value::bigint) as many
    from unnest($1::uuid[]) as o (integration_id) cross join lateral (
      select day_at as at, calls, bytes from call_days where integration_id = o.integration_id
        and day_at >= ($2::timestamptz[])[1] and day_at < $3 and day_at < (select until from rolled) and day_at <> all($4::timestamptz[])
      union all
      select h.hour_at, h.calls, h.bytes from unnest($4::timestamptz[]) as cut (day) join call_hours h
        on h.hour_at >= cut.day and h.hour_at < cut.day + interval '24 hours'
        where h.integration_id = o.integration_id and h.hour_at >= ($2::timestamptz[])[1] and h.hour_at < $3
          and h.hour_at < (select until from rolled)
      union all
      select bucket_at, calls, bytes from call_buckets where integration_id = o.integration_id
        and bucket_at >= ($2::timestamptz[])[1] and bucket_at < $3 and bucket_at >= (select until from rolled)
    ) c cross join lateral (select false as bytes, * from jsonb_each_text(c.calls)
      union all select true, * from jsonb_each_text(c.bytes)) k
    group by 1, 2, 3, 4)
  select integration_id, segment, coalesce(jsonb_object_agg(key, many) filter (where not bytes), '{}') as calls,
    coalesce(jsonb_object_agg(key, many) filter (where bytes), '{}') as bytes
  from counted group by 1, 2`;

/** $1: the tenant, $2 to $4: integrations, beginnings and end. */
const syncs = `select integration_id, capability_code, width_bucket(hour_at, $3::timestamptz[]) as segment,
    sum(runs)::int as sync_runs, sum(failed)::int as failed_sync_runs, sum(records)::float8 as records,
    sum(bytes_sent) as bytes_sent, sum(bytes_received) as bytes_received
  from sync_hours where tenant_id = $1 and integration_id = any($2::uuid[]) and hour_at >= ($3::timestamptz[])[1] and hour_at < $4
  group by 1, 2, 3`;

/** Webhooks belong to no capability. The parameters are those of syncs. */
const webhooks = `select integration_id, 'webhook' as capability_code, width_bucket(hour_at, $3::timestamptz[]) as segment,
    sum(delivered + refused + received)::int as webhooks, sum(refused)::int as refused_webhooks
  from webhook_hours where tenant_id = $1 and integration_id = any($2::uuid[])
    and hour_at >= ($3::timestamptz[])[1] and hour_at < $4
  group by 1, 3`;

interface Found {
  integration_id: string;
  segment: number;
}
type ByHour = Found & Pick<Counted, 'capability_code'> & Partial<Used>;

/** @param segments one after the other. */
export async function readCounted(tx: Tx, tenantId: string, ids: string[], segments: Segment[]): Promise<Counted[]> {
  const starts = segments.map(({ from }) => from);
  const end = segments.at(-1)!.to;
  const [called, synced, reported] = await Promise.all([
    rows<Found & { calls: CallCounts; bytes: ByteCounts }>(tx, calls, [ids, starts, end, cutDays(segments)]),
    rows<ByHour>(tx, syncs, [tenantId, ids, starts, end]),
    rows<ByHour>(tx, webhooks, [tenantId, ids, starts, end]),
  ]);
  return [
    ...called.flatMap(({ integration_id, segment, calls: counts, bytes }) =>
      [...countsByPart(counts)].map(([capability_code, { successes, failures }]) => ({
        ...nothingUsed(),
        integration_id,
        capability_code,
        segment: segments[segment - 1]!,
        calls: successes + failures,
        failures,
        bytes_sent: bytes[`sent ${capability_code}`] ?? 0,
        bytes_received: bytes[`received ${capability_code}`] ?? 0,
      })),
    ),
    ...[...synced, ...reported].map(({ segment, ...one }) => ({
      ...nothingUsed(),
      ...one,
      segment: segments[segment - 1]!,
    })),
  ];
}
