import { PURPOSE, type PassedOverDefault, type ResolvedDefault } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Caller, type Principal, Problem, Roles } from '@linesman/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { IsOptional, IsUUID, Matches } from 'class-validator';
import { entityOf } from './entity-ref';
import { explainNoDefault, ResolveDefault } from './resolve-default';

export class DefaultQuery {
  /** e.g. `payment_processing`. */
  @Matches(PURPOSE, { message: 'purpose must be lower case letters, digits and underscores' }) purpose: string;
  /** The customer of the entity: its default is used if the entity has none. */
  @IsOptional() @IsUUID() customer_id?: string;
  /** Only integrations of this connection. Of a user's own ones it then finds the only one, whatever its purpose. */
  @IsOptional()
  @Matches(PURPOSE, { message: 'connection_code must be a code of the catalog' })
  connection_code?: string;
}

export type DefaultView = Omit<ResolvedDefault, 'tenant_id'> & { passed_over: PassedOverDefault[] };

@Roles('tenant_admin', 'csm', 'member', 'service')
@Controller('entities/:entity_type/:entity_id/integrations/default')
export class DefaultsController {
  constructor(
    private readonly database: Database,
    private readonly defaults: ResolveDefault,
  ) {}

  @Get()
  async getDefaultIntegration(
    @Caller() { tenantId: tenant_id }: Principal,
    @Param('entity_type') type: string,
    @Param('entity_id') id: string,
    @Query() query: DefaultQuery,
  ): Promise<DefaultView> {
    const wanted = { tenant_id, ...entityOf(type, id), ...query };
    const { resolved, passed_over } = await this.database.inTenant(tenant_id, (tx) =>
      this.defaults.resolve(tx, wanted),
    );
    if (!resolved) throw new Problem(404, 'no-default', explainNoDefault(query.purpose, passed_over), { passed_over });
    const { tenant_id: _owner, ...shown } = resolved;
    return { ...shown, passed_over };
  }
}
