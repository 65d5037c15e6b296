import { changed, type Tx } from '@linesman/persistence';
import type { HealthRow } from '../health/health-row';
import { dueNow } from '../schedule/schedule-probe';

/** The others are probed as usual. If one of the first fails too, the next hundred follow. */
const MOST = 100;

/**
 * Has the tenant's other integrations of the same accounts probed at once: what ended the access of one may have ended
 * theirs. One that is locked is being probed already. Each account is looked at once, however many of it failed.
 *
 * The ids are found first and once. As a join, PostgreSQL without fresh statistics ran it again for each row of the
 * tenant, which took 100 ms for 100 integrations.
 */
export async function probeSameAccounts(tx: Tx, lost: HealthRow[]): Promise<void> {
  const accounts = new Map(
    lost
      .filter(({ account_id }) => account_id)
      .map((row) => [`${row.tenant_id} ${row.integration_type} ${row.account_id}`, row]),
  );
  const failed = lost.map(({ integration_id }) => integration_id);
  await Promise.all(
    [...accounts.values()].map(({ tenant_id, integration_type, account_id }) =>
      changed(tx, probeOthers, [tenant_id, account_id, integration_type, failed]),
    ),
  );
}

const probeOthers = `with others as materialized (
    select s.integration_id from probe_schedule s join integration_health h using (integration_id)
    where s.integration_id = any(array(
        select integration_id from integrations_copy
        where tenant_id = $1 and account_id = $2 and not deleted and integration_id <> all($4::uuid[])))
      and s.connection_code = $3 and h.cause is null and s.due_at > now()
    limit ${MOST} for update of s skip locked)
  update probe_schedule s set ${dueNow} where s.integration_id = any(array(select integration_id from others))`;
