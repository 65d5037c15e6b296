import { changed, type Tx } from '@linesman/persistence';
import { failsForProvider } from './read-evidence';

/** Releases the integrations that work again, or fail for another reason, or are no longer in use. */
export async function releaseMembers(tx: Tx): Promise<void> {
  await changed(
    tx,
    `update outage_members m set released_at = clock_timestamp() from provider_outages o
     where o.closed_at is null and m.outage_id = o.outage_id and m.released_at is null and not exists (
       select from integration_health h join integrations_copy i using (integration_id)
       where h.integration_id = m.integration_id and ${failsForProvider})`,
  );
}

/** Takes the integrations that have failed within so many seconds into the outage of their provider. */
export async function joinMembers(tx: Tx, windowSeconds: number): Promise<void> {
  await changed(
    tx,
    `insert into outage_members as m (outage_id, integration_id, tenant_id)
     select o.outage_id, h.integration_id, h.tenant_id
     from provider_outages o join integration_health h on h.integration_type = o.connection_code
     join integrations_copy i using (integration_id)
     where o.closed_at is null and ${failsForProvider} and h.last_failure_at >= now() - make_interval(secs => $1::float)
       and not exists (select from outage_members k where k.outage_id = o.outage_id
         and k.integration_id = h.integration_id and k.released_at is null)
     on conflict (outage_id, integration_id) do update set released_at = null`,
    [windowSeconds],
  );
}
