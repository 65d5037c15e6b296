import { changed, type Tx } from '@linesman/persistence';
import type { HealthRow } from '../health/health-row';

/**
 * Has the tenant's other integrations of the same account probed at once: what ended the access of one may have ended
 * theirs. One that is locked is being observed already.
 */
export async function probeSameAccount(tx: Tx, { integration_id, integration_type }: HealthRow): Promise<void> {
  await changed(
    tx,
    `update integration_health set next_probe_at = clock_timestamp() where id in (
       select h.id from integrations_copy mine
       join integrations_copy i on i.tenant_id = mine.tenant_id and i.account_id = mine.account_id and not i.deleted
       join integration_health h on h.integration_id = i.integration_id
       where mine.integration_id = $1 and h.integration_id <> $1 and h.integration_type = $2 and h.cause is null
         and h.next_probe_at > clock_timestamp() for update of h skip locked)`,
    [integration_id, integration_type],
  );
}
