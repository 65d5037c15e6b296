import { grantsChanged } from '@linesman/contracts';
import { Outbox } from '@linesman/messaging';
import { Audit, Database, one, type Tx } from '@linesman/persistence';
import { invalidFields, notFound, type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { findIntegration } from '../integration-record/find-integration';
import { People } from '../people/people';
import { lockName } from '../lock-name';
import { ForgetStatuses } from '../status-cache/forget-statuses';
import { type GrantBody, grantColumns, type GrantView, refuseInvalidGrant } from './grant.dto';

/** Bounds the size of a lease: each lease for an execution carries the grants that apply to it. */
const MOST_GRANTS = 200;

const unknownGrantee = {
  user: 'is nobody who has signed in. Give the subject of their token, as GET /people lists it',
  service: 'is not a service that has called with a token. Let it call GET /my-rights once, or see GET /people',
};

@Injectable()
export class ChangeGrants {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly people: People,
    private readonly statuses: ForgetStatuses,
  ) {}

  add(caller: Principal, body: GrantBody, grant_id: string): Promise<GrantView> {
    refuseInvalidGrant(body);
    const tenant_id = caller.tenantId;
    return this.database.inTenant(tenant_id, async (tx) => {
      await lockName(tx, `grants ${tenant_id}`);
      if (body.integration_id) await findIntegration(tx, body.integration_id, true);
      // An earlier attempt at the same request may have added it before its process ended.
      const existing = await one<GrantView>(tx, `select ${grantColumns} from grants where grant_id = $1`, [grant_id]);
      if (existing) return existing;
      await this.refuseUnknown(tx, body);
      await refuseTooMany(tx, body.integration_id);
      const added = await one<GrantView>(
        tx,
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
      );
      if (!added) throw new Problem(409, 'grant-exists', 'This was granted already.');
      await this.publish(tx, caller, 'grant.created', added);
      return added;
    });
  }

  async remove(caller: Principal, grant_id: string): Promise<void> {
    await this.database.inTenant(caller.tenantId, async (tx) => {
      const removed = await one<GrantView>(tx, `delete from grants where grant_id = $1 returning ${grantColumns}`, [
        grant_id,
      ]);
      if (!removed) throw notFound('grant');
      await this.publish(tx, caller, 'grant.deleted', removed);
    });
  }

  /** A grant to a mistyped name would have no effect, and take effect for whoever gets that name later. */
  private async refuseUnknown(tx: Tx, { grantee_type, grantee }: GrantBody): Promise<void> {
    if (grantee_type === 'role' || (await this.people.has(tx, grantee_type, grantee))) return;
    throw invalidFields([{ field: 'grantee', message: unknownGrantee[grantee_type] }]);
  }

  /** Services that hold leases must get new ones when a grant to execute changes. */
  private async publish(
    tx: Tx,
    { tenantId, subject }: Principal,
    action: 'grant.created' | 'grant.deleted',
    { grant_id, created_by: _by, created_at: _at, ...granted }: GrantView,
  ): Promise<void> {
    const { integration_id } = granted;
    if (granted.action === 'configure') this.statuses.afterCommit(tx, tenantId);
    else
      await this.outbox.emit(tx, grantsChanged, {
        tenantId,
        aggregateId: integration_id ?? tenantId,
        data: integration_id ? { integration_id } : {},
      });
    await this.audit.record(tx, {
      tenant_id: tenantId,
      actor: subject,
      action,
      subject_type: 'grant',
      subject_id: grant_id,
      detail: granted,
    });
  }
}

async function refuseTooMany(tx: Tx, integration_id?: string): Promise<void> {
  const counted = await one<{ count: number }>(
    tx,
    'select count(*)::int as count from grants where integration_id is not distinct from $1',
    [integration_id],
  );
  if (counted!.count >= MOST_GRANTS)
    throw new Problem(
      422,
      'too-many-grants',
      `There are ${MOST_GRANTS} grants already. Grant to a role, or for the whole tenant, instead of one by one.`,
    );
}
