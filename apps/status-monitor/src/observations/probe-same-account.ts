import { changed, type Tx } from '@linesman/persistence';
import type { HealthRow } from '../health/health-row';

/** The others are probed as usual. If one of the first fails too, the next hundred follow. */
const MOST = 100;

/**
 * Has the tenant's other integrations of the same account probed at once: what ended the access of one may have ended
 * theirs. One that is locked is being observed already.
 *
 * The ids are found first and once. As a join, PostgreSQL without fresh statistics ran it again for each row of the
 * tenant, which took 100 ms for 100 integrations.
 */
export async function probeSameAccount(tx: Tx, { integration_id, integration_type }: HealthRow): Promise<void> {
  await changed(
    tx,
    `with others as materialized (
       select id from integration_health
       where integration_id = any(array(
           select i.integration_id from integrations_copy i
           where i.account_id = (select account_id from integrations_copy where integration_id = $1)
             and i.integration_id <> $1 and not i.deleted))
         and integration_type = $2 and cause is null and next_probe_at > clock_timestamp()
       limit ${MOST} for update skip locked)
     update integration_health h set next_probe_at = clock_timestamp() from others where h.id = others.id`,
    [integration_id, integration_type],
  );
}
