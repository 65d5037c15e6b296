import { changed, type Tx } from '@linesman/persistence';
import type { HealthRow } from '../health/health-row';
import { dueNow } from '../schedule/schedule-probe';

/** The others are probed as usual. If one of the first fails too, the next hundred follow. */
const MOST = 100;

/**
 * Has the tenant's other integrations of the same account probed at once: what ended the access of one may have ended
 * theirs. One that is locked is being probed already.
 *
 * The ids are found first and once. As a join, PostgreSQL without fresh statistics ran it again for each row of the
 * tenant, which took 100 ms for 100 integrations.
 */
export async function probeSameAccount(
  tx: Tx,
  { tenant_id, integration_id, integration_type }: HealthRow,
): Promise<void> {
  await changed(
    tx,
    `with others as materialized (
       select s.integration_id from probe_schedule s join integration_health h using (integration_id)
       where s.integration_id = any(array(
           select i.integration_id from integrations_copy i
           where i.tenant_id = $3 and i.integration_id <> $1 and not i.deleted
             and i.account_id = (select account_id from integrations_copy where integration_id = $1)))
         and s.connection_code = $2 and h.cause is null and s.due_at > clock_timestamp()
       limit ${MOST} for update of s skip locked)
     update probe_schedule s set ${dueNow} where s.integration_id = any(array(select integration_id from others))`,
    [integration_id, integration_type, tenant_id],
  );
}
