import { Database } from '@linesman/persistence';
import { Caller, invalidFields, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { IsBoolean, IsOptional, IsUUID, Matches } from 'class-validator';
import { In } from 'typeorm';
import { Configuring } from '../grants/may-configure';
import { PURPOSE } from '../integrations/integration.dto';
import { Integration } from '../integrations/integration.entity';
import { type IntegrationView, viewsOf } from '../integrations/integration.view';
import { EntityIntegration } from './entity-integration.entity';
import { type EntityRef, LinkIntegration } from './link-integration';

export class LinkBody {
  @IsUUID() integration_id: string;
  /** e.g. `payment_processing`. */
  @IsOptional()
  @Matches(PURPOSE, { message: 'purpose must be lower case letters, digits and underscores' })
  purpose?: string;
  @IsOptional() @IsBoolean() is_default?: boolean;
}

export type LinkView = Omit<EntityIntegration, 'tenant_id'> & { integration?: IntegrationView };

const entityOf = (entity_type: string, entity_id: string): EntityRef => {
  if (!PURPOSE.test(entity_type))
    throw invalidFields([{ field: 'entity_type', message: 'must be lower case letters, digits and underscores' }]);
  if (!/^[\w.:-]{1,200}$/.test(entity_id))
    throw invalidFields([{ field: 'entity_id', message: 'must be an id of at most 200 characters' }]);
  return { entity_type, entity_id };
};

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
  ): Promise<{ items: LinkView[] }> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const links = await tx.find(EntityIntegration, { where: entityOf(type, id), order: { created_at: 'asc' } });
      const rows = await tx.findBy(Integration, { integration_id: In(links.map((link) => link.integration_id)) });
      const views = new Map((await viewsOf(tx, rows)).map((view) => [view.integration_id, view]));
      return {
        items: links.map(({ tenant_id: _tenant, ...shown }) => ({
          ...shown,
          integration: views.get(shown.integration_id),
        })),
      };
    });
  }

  @Configuring()
  @Delete(':integration_id')
  @HttpCode(204)
  delete(
    @Caller() caller: Principal,
    @Param('entity_type') type: string,
    @Param('entity_id') id: string,
    @Param('integration_id', ParseUUIDPipe) integration_id: string,
  ): Promise<void> {
    return this.linkIntegration.unlink(caller, entityOf(type, id), integration_id);
  }
}
