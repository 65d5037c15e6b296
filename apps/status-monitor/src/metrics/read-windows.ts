import { measuredCauses } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import { addCounts, type CallCounts, countsByPart, type PartCounts } from '../calls/call-counts';
import type { NormPolicy } from './decide-norm';

/** The newest calls of one integration. */
export interface CallWindow {
  integration_id: string;
  tenant_id: string;
  connection_code: string;
  deleted: boolean;
  /** It is switched off. */
  inactive: boolean;
  /** Something that was not measured is wrong. */
  explained: boolean;
  parts: Map<string, PartCounts>;
}

/** Calls before the integration recovered say nothing about it any more. */
const windows = `select i.integration_id, i.tenant_id, h.integration_type as connection_code, i.deleted,
    i.status = 'inactive' as inactive, h.cause is not null and h.cause <> all($5::text[]) as explained,
    coalesce(b.calls, '[]') as calls
  from integrations_copy i join integration_health h using (integration_id)
  left join lateral (
    select jsonb_agg(calls) as calls, sum(successes + failures) as many from call_buckets
    where integration_id = i.integration_id and bucket_at >= $2
      and bucket_at >= coalesce(h.resolved_at, '-infinity')) b on true
  where i.integration_id = any($1::uuid[]) and (b.many >= $3 or i.integration_id = any($4::uuid[]))
    and (i.customer_id is null or exists (select from customers_copy c
      where c.tenant_id = i.tenant_id and c.customer_id = i.customer_id and not c.deleted))`;

/** @param open integrations that are read though they have few calls. */
export async function readWindows(
  tx: Tx,
  integrationIds: string[],
  open: string[],
  now: Date,
  { window_minutes, least_calls }: NormPolicy,
): Promise<CallWindow[]> {
  const since = new Date(now.getTime() - window_minutes * 60_000);
  const found = await rows<Omit<CallWindow, 'parts'> & { calls: CallCounts[] }>(tx, windows, [
    integrationIds,
    since,
    least_calls,
    open,
    measuredCauses,
  ]);
  return found.map(({ calls, ...one }) => {
    const sum: CallCounts = {};
    for (const bucket of calls) addCounts(sum, bucket);
    return { ...one, parts: countsByPart(sum) };
  });
}
