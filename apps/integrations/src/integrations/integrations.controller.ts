import { Database } from '@linesman/persistence';
import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { type FindOptionsWhere, IsNull, MoreThan } from 'typeorm';
import { Configuring } from '../grants/may-configure';
import { CreateIntegration } from './create-integration';
import { DeleteIntegration } from './delete-integration';
import { findIntegration } from './find-integration';
import { IntegrationBody, IntegrationFilter, NewIntegrationBody } from './integration.dto';
import { Integration } from './integration.entity';
import { type IntegrationView, viewsOf } from './integration.view';
import { UpdateIntegration } from './update-integration';

@Roles('tenant_admin', 'csm', 'member', 'service')
@Controller('integrations')
export class IntegrationsController {
  constructor(
    private readonly database: Database,
    private readonly createIntegration: CreateIntegration,
    private readonly updateIntegration: UpdateIntegration,
    private readonly deleteIntegration: DeleteIntegration,
  ) {}

  @Configuring()
  @Post()
  async create(@Caller() caller: Principal, @Body() body: NewIntegrationBody): Promise<IntegrationView> {
    return this.show(caller, await this.createIntegration.create(caller, body));
  }

  @Get()
  list(
    @Caller() caller: Principal,
    @Query() filter: IntegrationFilter,
  ): Promise<{ items: IntegrationView[]; next_cursor?: string }> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const where: FindOptionsWhere<Integration> = { deleted_at: IsNull() };
      if (filter.connection_code) where.connection_code = filter.connection_code;
      if (filter.status) where.status = filter.status;
      if (filter.customer_id) where.customer_id = filter.customer_id;
      if (filter.cursor) where.integration_id = MoreThan(filter.cursor);
      const rows = await tx.find(Integration, { where, order: { integration_id: 'asc' }, take: filter.limit });
      const more = rows.length === filter.limit ? { next_cursor: rows.at(-1)!.integration_id } : {};
      return { items: await viewsOf(tx, rows), ...more };
    });
  }

  @Get(':integration_id')
  get(@Caller() caller: Principal, @Param('integration_id', ParseUUIDPipe) id: string): Promise<IntegrationView> {
    return this.show(caller, id);
  }

  @Configuring()
  @Put(':integration_id')
  async update(
    @Caller() caller: Principal,
    @Param('integration_id', ParseUUIDPipe) id: string,
    @Body() body: IntegrationBody,
  ): Promise<IntegrationView> {
    await this.updateIntegration.update(caller, id, body);
    return this.show(caller, id);
  }

  @Configuring()
  @Delete(':integration_id')
  @HttpCode(204)
  delete(@Caller() caller: Principal, @Param('integration_id', ParseUUIDPipe) id: string): Promise<void> {
    return this.deleteIntegration.delete(caller, id);
  }

  private show(caller: Principal, id: string): Promise<IntegrationView> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const [view] = await viewsOf(tx, [await findIntegration(tx, id)]);
      return view!;
    });
  }
}
