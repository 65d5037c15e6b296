import { defaultDigest } from '@linesman/contracts';

const due = (row: string): string => `coalesce(${row}.due_at, ${row}.created_at)`;

/** Minutes of the window of the tenant of a row `d`. */
export const windowMinutes = `coalesce((select (t.digest ->> 'minutes')::int from tenant_settings t where t.tenant_id = d.tenant_id), ${defaultDigest.minutes})`;

/**
 * How many first messages to the person of the row `d`, on its channel, were due in the window before it, together with
 * those that wait for a digest; as a part of the statement that inserts or claims the row. Reads deliveries_told_lately.
 */
export const toldLately = `(select count(*)::int from (select from deliveries o
    where o.tenant_id = d.tenant_id and o.channel = d.channel and o.recipient = d.recipient and o.follows is null
      and ${due('o')} > ${due('d')} - make_interval(mins => ${windowMinutes}) and o.id <> d.id
      and o.state not in ('suppressed', 'failed', 'awaiting_approval')
      and (o.digest is not null or (${due('o')}, o.id) < (${due('d')}, d.id)) limit 1000) earlier)`;
