import { Database } from '@linesman/persistence';
import {
  Caller,
  EntityTag,
  type Expected,
  IfMatch,
  type Page,
  type Principal,
  Roles,
  Uuid,
} from '@linesman/service-kit';
import { Body, Controller, Get, Param, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { Managing } from '../grants/may-configure';
import { Creating, ReservedId } from '../idempotency/keep-first-answer';
import { CreateIntegration } from './create-integration';
import { findIntegration } from '../integration-record/find-integration';
import { IntegrationBody, IntegrationFilter, NewIntegrationBody } from './integration.dto';
import { type IntegrationView, viewsOf } from './integration.view';
import { ListIntegrations } from './list-integrations';
import { UpdateIntegration } from './update-integration';

@Roles('tenant_admin', 'csm', 'member', 'service')
@UseInterceptors(EntityTag)
@Controller('integrations')
export class IntegrationsController {
  constructor(
    private readonly database: Database,
    private readonly listIntegrations: ListIntegrations,
    private readonly createIntegration: CreateIntegration,
    private readonly updateIntegration: UpdateIntegration,
  ) {}

  @Managing()
  @Creating()
  @Post()
  async create(
    @Caller() caller: Principal,
    @Body() body: NewIntegrationBody,
    @ReservedId() integration_id: string,
  ): Promise<IntegrationView> {
    await this.createIntegration.create(caller, body, integration_id);
    return this.show(caller, integration_id);
  }

  @Get()
  list(@Caller() caller: Principal, @Query() filter: IntegrationFilter): Promise<Page<IntegrationView>> {
    return this.listIntegrations.list(caller, filter);
  }

  @Get(':integration_id')
  get(@Caller() caller: Principal, @Param('integration_id', Uuid) id: string): Promise<IntegrationView> {
    return this.show(caller, id);
  }

  @Managing()
  @Put(':integration_id')
  async update(
    @Caller() caller: Principal,
    @Param('integration_id', Uuid) id: string,
    @Body() body: IntegrationBody,
    @IfMatch() expected: Expected,
  ): Promise<IntegrationView> {
    await this.updateIntegration.update(caller, id, body, expected);
    return this.show(caller, id);
  }

  private show(caller: Principal, id: string): Promise<IntegrationView> {
    return this.database.inTenant(caller.tenantId, async (tx) => {
      const [view] = await viewsOf(tx, caller, [await findIntegration(tx, id)]);
      return view!;
    });
  }
}
