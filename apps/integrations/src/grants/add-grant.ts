import { Database, type Tx } from '@linesman/persistence';
import { type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { findIntegration } from '../integrations/find-integration';
import { type GrantBody, grantColumns, type GrantView, refuseSenseless } from './grant.dto';
import { TellGrants } from './tell-grants';

/** Each lease for an execution carries the grants that apply to it. */
const MOST_GRANTS = 200;

@Injectable()
export class AddGrant {
  constructor(
    private readonly database: Database,
    private readonly tell: TellGrants,
  ) {}

  add(caller: Principal, body: GrantBody, grant_id: string): Promise<GrantView> {
    refuseSenseless(body);
    const tenant_id = caller.tenantId;
    return this.database.inTenant(tenant_id, async (tx) => {
      await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`grants ${tenant_id}`]);
      if (body.integration_id) await findIntegration(tx, body.integration_id, true);
      const [standing] = (await tx.query(`select ${grantColumns} from grants where grant_id = $1`, [
        grant_id,
      ])) as GrantView[];
      if (standing) return standing;
      await refuseTooMany(tx, body.integration_id);
      const [added] = (await tx.query(
        `insert into grants (grant_id, tenant_id, integration_id, action, capability_code, grantee_type, grantee, created_by)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict on constraint grants_once do nothing
         returning ${grantColumns}`,
        [
          grant_id,
          tenant_id,
          body.integration_id,
          body.action,
          body.capability_code,
          body.grantee_type,
          body.grantee,
          caller.subject,
        ],
      )) as GrantView[];
      if (!added) throw new Problem(409, 'grant-exists', 'This was granted already.');
      await this.tell.changed(tx, caller, 'grant.created', added);
      return added;
    });
  }
}

async function refuseTooMany(tx: Tx, integration_id?: string): Promise<void> {
  const [{ count }] = (await tx.query(
    'select count(*)::int as count from grants where integration_id is not distinct from $1',
    [integration_id],
  )) as [{ count: number }];
  if (count >= MOST_GRANTS)
    throw new Problem(
      422,
      'too-many-grants',
      `There are ${MOST_GRANTS} grants already. Grant to a role, or to the whole tenant, instead of one by one.`,
    );
}
