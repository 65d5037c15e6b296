import { Audit, Database, type Tx } from '@linesman/persistence';
import { notFound, type Principal, Problem } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { QueryFailedError } from 'typeorm';
import { Customer } from '../customers/customer.entity';
import { grantedTo } from '../grants/my-rights';
import { findIntegration } from '../integration-record/find-integration';
import { SaveIntegration } from '../integration-record/save-integration';
import { ForgetStatuses } from '../status-cache/forget-statuses';
import { EntityIntegration } from './entity-integration.entity';
import type { EntityRef } from './entity-ref';

export interface WantedLink {
  integration_id: string;
  purpose: string;
  is_default: boolean;
}

/** Links integrations to entities. A new default replaces the old one. */
@Injectable()
export class LinkIntegration {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly statuses: ForgetStatuses,
    private readonly integrations: SaveIntegration,
  ) {}

  async link(caller: Principal, entity: EntityRef, wanted: WantedLink): Promise<EntityIntegration> {
    const tenant_id = caller.tenantId;
    return this.database
      .inTenant(tenant_id, async (tx) => {
        if (entity.entity_type === 'customer') {
          const known = isUUID(entity.entity_id) && (await tx.existsBy(Customer, { customer_id: entity.entity_id }));
          if (!known) throw notFound('customer');
        }
        // A default of the tenant serves every entity that has no default of its own, such as a new subscription.
        if (entity.entity_type === 'tenant' && entity.entity_id !== tenant_id) throw notFound('tenant');
        if (wanted.is_default || entity.entity_type === 'tenant') await refuseWithoutAll(tx, caller);
        const row = await findIntegration(tx, wanted.integration_id, true);
        if (entity.entity_type === 'tenant') this.statuses.afterCommit(tx, tenant_id);
        const { purpose, is_default } = wanted;
        const formerDefault = { tenant_id, ...entity, purpose, is_default: true };
        if (is_default) await tx.update(EntityIntegration, formerDefault, { is_default: false });
        const link = await tx.save(EntityIntegration, { tenant_id, ...entity, ...wanted });
        await this.integrations.save(tx, row);
        await this.audit.record(tx, {
          tenant_id,
          actor: caller.subject,
          action: 'link.created',
          subject_type: 'link',
          subject_id: `${entity.entity_type}/${entity.entity_id}`,
          detail: { ...wanted, name: row.name },
        });
        return tx.findOneByOrFail(EntityIntegration, {
          tenant_id,
          ...entity,
          integration_id: link.integration_id,
          purpose,
        });
      })
      .catch((error: unknown) => {
        throw isTakenDefault(error) ? concurrentDefault() : error;
      });
  }

  /** Removes the link for one purpose, or the links for all purposes. */
  async unlink(
    caller: Principal,
    entity: EntityRef,
    named: { integration_id: string; purpose?: string },
  ): Promise<void> {
    const tenant_id = caller.tenantId;
    await this.database.inTenant(tenant_id, async (tx) => {
      const row = await findIntegration(tx, named.integration_id, true);
      const isDefault = await tx.existsBy(EntityIntegration, { tenant_id, ...entity, ...named, is_default: true });
      if (isDefault || entity.entity_type === 'tenant') await refuseWithoutAll(tx, caller);
      const { affected } = await tx.delete(EntityIntegration, { tenant_id, ...entity, ...named });
      if (!affected) throw notFound('link');
      if (entity.entity_type === 'tenant') this.statuses.afterCommit(tx, tenant_id);
      await this.integrations.save(tx, row);
      await this.audit.record(tx, {
        tenant_id,
        actor: caller.subject,
        action: 'link.deleted',
        subject_type: 'link',
        subject_id: `${entity.entity_type}/${entity.entity_id}`,
        detail: { ...named, name: row.name },
      });
    });
  }
}

/** A default takes the place of another integration, which a grant for one integration does not reach. */
async function refuseWithoutAll(tx: Tx, caller: Principal): Promise<void> {
  if ((await grantedTo(tx, caller)).everything) return;
  throw new Problem(
    403,
    'not-granted',
    'Defaults and links of the tenant need a tenant admin, or a grant to configure all integrations.',
  );
}

const isTakenDefault = (error: unknown): boolean =>
  error instanceof QueryFailedError &&
  (error.driverError as { constraint?: string }).constraint === 'entity_integrations_one_default';

const concurrentDefault = () =>
  new Problem(409, 'default-taken', 'Somebody set another default at the same moment. Check it, and try again.');
