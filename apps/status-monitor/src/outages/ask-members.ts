import { changed, type Tx } from '@linesman/persistence';
import { dueNow } from '../schedule/schedule-probe';

/** While the provider fails, a few calls show whether it works again. */
const WHILE_OPEN = 5;
/** When it seems to, all have to be called. */
const WHILE_RECOVERING = 200;
const PAUSE_SECONDS = 30;

/** Has canaries of these connections probed at once, and the integrations of outages that were called the longest ago. */
export async function askMembers(tx: Tx, connectionCodes: string[]): Promise<void> {
  await changed(
    tx,
    `with wanted as (
       select k.integration_id from provider_canaries k where k.connection_code = any($1::text[])
       union
       select one.integration_id from provider_outages o, lateral (
         select m.integration_id from outage_members m join integration_health h using (integration_id)
         where m.outage_id = o.outage_id and m.released_at is null
           and (o.recovering_since is null or h.last_checked_at < o.recovering_since)
         order by h.last_checked_at limit case when o.recovering_since is null then ${WHILE_OPEN} else ${WHILE_RECOVERING} end) one
       where o.closed_at is null
     ), due as materialized (
       select s.integration_id from probe_schedule s join integration_health h using (integration_id)
       where s.integration_id in (select integration_id from wanted) and s.due_at > now()
         and coalesce(h.last_checked_at, '-infinity') < now() - interval '${PAUSE_SECONDS} seconds'
       for update of s skip locked)
     update probe_schedule s set ${dueNow} where s.integration_id = any(array(select integration_id from due))`,
    [connectionCodes],
  );
}
