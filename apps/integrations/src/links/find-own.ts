import type { ResolveDefaultRequest } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import type { FoundDefault } from './find-defaults';

/**
 * A user's own integrations that come first: those for the purpose, otherwise those of the named connection. Deleted ones
 * are left out, and those that cannot serve are found only if none can. If there are several, nobody has chosen.
 */
export function findOwn(
  tx: Tx,
  { tenant_id, entity_id, purpose, connection_code }: ResolveDefaultRequest,
): Promise<FoundDefault[]> {
  return rows<FoundDefault>(
    tx,
    `select 'entity' as level, integration_id, tenant_id, connection_code, status, status_reason
     from (select *, rank() over (order by status in ('active', 'error') desc, coalesce(purpose = $3, false) desc) as place
       from integrations
       where tenant_id = $1 and user_id = $2 and deleted_at is null
         and case when $4::text is null then purpose = $3 else connection_code = $4 end) own
     where place = 1
     order by integration_id`,
    [tenant_id, entity_id, purpose, connection_code ?? null],
  );
}
