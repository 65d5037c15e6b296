import type { DeliveryReport } from '@linesman/contracts';
import { changed, one, type Tx } from '@linesman/persistence';
import type { Attempt } from '../observations/take-report';
import { hear, patienceWith, type Week } from './rhythm';

/** A report of one attempt to deliver a webhook. */
export type Delivery = DeliveryReport & Attempt & { endpoint?: string };

/** An integration has at most so many endpoints. A new one replaces the one that was heard of longest ago. */
export const MOST_ENDPOINTS = 50;

interface Known {
  first_heard_at: Date;
  last_heard_at: Date;
  weeks: Week[];
}

/** Keeps what a report says of its endpoint. The caller has locked the health of the integration. */
export async function noteDelivery(
  tx: Tx,
  tenantId: string,
  { integration_id, endpoint, outcome, http_status, attempt_id, attempted_at }: Delivery & { endpoint: string },
): Promise<void> {
  const key = [tenantId, integration_id, endpoint];
  if (outcome === 'removed') {
    await changed(tx, `delete from webhook_endpoints where ${isThis}`, key);
    return;
  }
  const known = await one<Known>(
    tx,
    `select first_heard_at, last_heard_at, weeks from webhook_endpoints where ${isThis}`,
    key,
  );
  const at = Date.parse(attempted_at);
  const before = known && {
    first: known.first_heard_at.getTime(),
    last: known.last_heard_at.getTime(),
    weeks: known.weeks,
  };
  const rhythm = hear(before, at);
  const delivered = outcome !== 'refused';
  await changed(tx, note, [
    ...key,
    outcome === 'received' ? 'provider' : 'platform',
    new Date(rhythm.first),
    new Date(rhythm.last),
    JSON.stringify(rhythm.weeks),
    delivered ? new Date(at) : null,
    delivered ? null : new Date(at),
    http_status ?? null,
    patienceWith(rhythm) ?? null,
    attempt_id,
    outcome,
  ]);
  if (!known) await changed(tx, forgetOldest, [tenantId, integration_id]);
}

const isThis = 'tenant_id = $1 and integration_id = $2 and endpoint = $3';

const note = `insert into webhook_endpoints as e (tenant_id, integration_id, endpoint, sent_by, first_heard_at,
    last_heard_at, weeks, delivered_at, refused_at, http_status, silent_after)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp() + $11::float8 * interval '1 millisecond')
  on conflict (tenant_id, integration_id, endpoint) do update set sent_by = excluded.sent_by,
    first_heard_at = excluded.first_heard_at, last_heard_at = excluded.last_heard_at, weeks = excluded.weeks,
    delivered_at = greatest(e.delivered_at, excluded.delivered_at), refused_at = greatest(e.refused_at, excluded.refused_at),
    http_status = case when coalesce(excluded.delivered_at, excluded.refused_at) >= e.last_heard_at
      then excluded.http_status else e.http_status end,
    silent_after = excluded.silent_after,
    test_outcome = case when e.test_attempt_id::text = $12 then $13 else e.test_outcome end`;

const forgetOldest = `delete from webhook_endpoints where tenant_id = $1 and integration_id = $2 and endpoint in (
  select endpoint from webhook_endpoints where tenant_id = $1 and integration_id = $2
  order by last_heard_at desc offset ${MOST_ENDPOINTS})`;
