import type { IntegrationCondition } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import { isWatched, stateNow } from '../health/state-now';

export type Known = Omit<
  IntegrationCondition,
  'integration_id' | 'score' | 'uptime_percent' | 'disconnections' | 'down_seconds'
>;

const MOST_ENDPOINTS = 50;

/** Times as JSON has them. */
const at = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const problem = `(select jsonb_strip_nulls(jsonb_build_object('signal_id', s.signal_id, 'severity', s.severity,
    'opened_at', ${at('s.opened_at')}, 'cause', s.snapshot #>> '{status_change,cause}',
    'reason', coalesce(s.snapshot #>> '{status_change,failure_reason}', s.signal_type)))
  from risk_signals s where s.integration_id = i.integration_id and s.status in ('open', 'acknowledged') limit 1)`;

const fails = `exists (select from jsonb_array_elements(h.machine_state #> '{health,problems}') p
  where p ->> 'part' = e.endpoint and p ->> 'cause' in ('webhook_refused', 'webhook_silent'))`;

const endpoints = `(select coalesce(jsonb_agg(e.one order by e.last_heard_at desc), '[]') from (
    select e.last_heard_at, jsonb_build_object('endpoint', e.endpoint, 'sent_by', e.sent_by,
      'last_heard_at', ${at('e.last_heard_at')}, 'works', not ${fails}) as one
    from webhook_endpoints e where e.tenant_id = i.tenant_id and e.integration_id = i.integration_id
    order by e.last_heard_at desc limit ${MOST_ENDPOINTS}) e)`;

const known = `select i.integration_id, jsonb_strip_nulls(jsonb_build_object(
    'state', case when ${isWatched} then coalesce(${stateNow}, 'unknown') end,
    'last_checked_at', ${at('h.last_checked_at')}, 'last_success_at', ${at('h.last_success_at')},
    'last_successful_sync', ${at('h.last_successful_sync')}, 'credentials_end_at', ${at('h.credentials_end_at')},
    'signing_keys', to_jsonb(h.signing_keys), 'problem', ${problem}, 'endpoints', ${endpoints})) as known
  from integrations_copy i left join integration_health h using (integration_id)
  where i.integration_id = any($1::uuid[])`;

export async function readKnown(tx: Tx, integrationIds: string[]): Promise<Map<string, Known>> {
  const found = await rows<{ integration_id: string; known: Known }>(tx, known, [integrationIds]);
  return new Map(found.map((one) => [one.integration_id, one.known]));
}
