import { PURPOSE } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Caller, type Page, pageOf, PageQuery, placeOf, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { IsBoolean, IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { In } from 'typeorm';
import { Configuring } from '../grants/may-configure';
import { Integration } from '../integration-record/integration.entity';
import { type IntegrationView, viewsOf } from '../integrations/integration.view';
import { EntityIntegration } from './entity-integration.entity';
import { entityOf } from './entity-ref';
import { LinkIntegration } from './link-integration';

export class LinkBody {
  @IsUUID() integration_id: string;
  /** e.g. `payment_processing`. */
  @IsOptional()
  @Matches(PURPOSE, { message: 'purpose must be lower case letters, digits and underscores' })
  purpose?: string;
  @IsOptional() @IsBoolean() is_default?: boolean;
}

export type LinkView = Omit<EntityIntegration, 'tenant_id'> & { integration?: IntegrationView };

export class LinkFilter extends PageQuery {
  /** Only links for this purpose. An empty text: only links without a purpose. */
  @IsOptional() @Matches(/^$|^[a-z][a-z0-9_]{0,99}$/) purpose?: string;
  @IsOptional() @IsIn(['true', 'false']) is_default?: 'true' | 'false';
}

export class UnlinkQuery {
  /** Only the link for this purpose. An empty text: the link without a purpose. If absent: all of them. */
  @IsOptional() @Matches(/^$|^[a-z][a-z0-9_]{0,99}$/) purpose?: string;
}

@Roles('tenant_admin', 'csm', 'member', 'service')
@Controller('entities/:entity_type/:entity_id/integrations')
export class LinksController {
  constructor(
    private readonly database: Database,
    private readonly linkIntegration: LinkIntegration,
  ) {}

  @Configuring()
  @Post()
  async create(
    @Caller() caller: Principal,
    @Param('entity_type') type: string,
    @Param('entity_id') id: string,
    @Body() { integration_id, purpose = '', is_default = false }: LinkBody,
  ): Promise<LinkView> {
    const wanted = { integration_id, purpose, is_default };
    const { tenant_id: _tenant, ...shown } = await this.linkIntegration.link(caller, entityOf(type, id), wanted);
    return shown;
  }

  @Get()
  list(
    @Caller() caller: Principal,
    @Param('entity_type') type: string,
    @Param('entity_id') id: string,
    @Query() filter: LinkFilter,
  ): Promise<Page<LinkView>> {
    const entity = entityOf(type, id);
    const { purpose, is_default, limit } = filter;
    const [at, after, last] = placeOf(filter, 'time', 'uuid', 'word') ?? [];
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const query = tx.createQueryBuilder(EntityIntegration, 'l').where(entity);
      if (purpose !== undefined) query.andWhere({ purpose });
      if (is_default !== undefined) query.andWhere({ is_default: is_default === 'true' });
      // To the millisecond, because a cursor has no finer time.
      const place = `(date_trunc('milliseconds', l.created_at), l.integration_id, l.purpose)`;
      if (at) query.andWhere(`${place} > (:at::timestamptz, :after::uuid, :last)`, { at, after, last });
      const rows = await query
        .orderBy(`${place}`)
        .limit(limit + 1)
        .getMany();
      const { items: links, ...more } = pageOf(rows, filter, (row) => [
        row.created_at,
        row.integration_id,
        row.purpose,
      ]);
      const found = await tx.findBy(Integration, { integration_id: In(links.map((link) => link.integration_id)) });
      const views = new Map((await viewsOf(tx, caller, found)).map((view) => [view.integration_id, view]));
      const items = links.map(({ tenant_id: _tenant, ...shown }) => ({
        ...shown,
        integration: views.get(shown.integration_id),
      }));
      return { items, ...more };
    });
  }

  @Configuring()
  @Delete(':integration_id')
  @HttpCode(204)
  delete(
    @Caller() caller: Principal,
    @Param('entity_type') type: string,
    @Param('entity_id') id: string,
    @Param('integration_id', Uuid) integration_id: string,
    @Query() { purpose }: UnlinkQuery,
  ): Promise<void> {
    const named = { integration_id, ...(purpose === undefined ? {} : { purpose }) };
    return this.linkIntegration.unlink(caller, entityOf(type, id), named);
  }
}
