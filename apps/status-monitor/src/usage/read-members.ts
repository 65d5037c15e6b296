import { rows, type Tx } from '@linesman/persistence';
import type { AskedDays } from '../days/asked-days';
import type { Member } from './groups';

/** So many integrations are read at a time, so that a large tenant holds neither a connection nor the process for long. */
export const AT_ONCE = 200;

/** A page of integrations in the order of an index, and then their customers. Deleted ones have an index of their own. */
export const readMembers = (
  tx: Tx,
  tenantId: string,
  { integration_id, customer_id, connection_code }: AskedDays,
  { deleted, after }: { deleted: boolean; after: string },
): Promise<Member[]> =>
  rows<Member>(
    tx,
    `select i.integration_id, i.name as integration_name, i.deleted as integration_deleted, i.connection_code,
       i.customer_id, c.snapshot->>'name' as customer_name
     from (select tenant_id, integration_id, name, deleted, connection_code, customer_id from integrations_copy
       where tenant_id = $5 and ${deleted ? 'deleted' : 'not deleted'} and integration_id > $1
         and ($2::uuid is null or integration_id = $2)
         and ($3::uuid is null or customer_id = $3) and ($4::text is null or connection_code = $4)
       order by integration_id limit ${AT_ONCE}) i
     left join lateral (select snapshot from customers_copy
       where tenant_id = i.tenant_id and customer_id = i.customer_id and not deleted limit 1) c on true
     order by i.integration_id`,
    [after, integration_id, customer_id, connection_code, tenantId],
  );
