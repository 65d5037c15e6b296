import { Database } from '@linesman/persistence';
import { Caller, type Page, pageOf, PageQuery, placeOf, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { findIntegration } from '../integration-record/find-integration';
import { EntityIntegration } from './entity-integration.entity';

export type IntegrationLink = Omit<EntityIntegration, 'tenant_id'>;

@Roles('tenant_admin', 'csm', 'member', 'service')
@Controller('integrations/:integration_id/links')
export class IntegrationLinksController {
  constructor(private readonly database: Database) {}

  /** Lists every entity that one integration serves. */
  @Get()
  list(
    @Caller() { tenantId }: Principal,
    @Param('integration_id', Uuid) integration_id: string,
    @Query() page: PageQuery,
  ): Promise<Page<IntegrationLink>> {
    const [type, id, purpose] = placeOf(page, 'code', 'code', 'word') ?? [];
    return this.database.inTenant(tenantId, async (tx) => {
      await findIntegration(tx, integration_id);
      const query = tx.createQueryBuilder(EntityIntegration, 'l').where({ integration_id });
      if (type)
        query.andWhere('(l.entity_type, l.entity_id, l.purpose) > (:type, :id, :purpose)', { type, id, purpose });
      const rows = await query
        .orderBy('l.entity_type')
        .addOrderBy('l.entity_id')
        .addOrderBy('l.purpose')
        .limit(page.limit + 1)
        .getMany();
      const links = rows.map(({ tenant_id: _tenant, ...shown }) => shown);
      return pageOf(links, page, (link) => [link.entity_type, link.entity_id, link.purpose]);
    });
  }
}
