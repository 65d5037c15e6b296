import { Database } from '@linesman/persistence';
import { Caller, type Expected, IfMatch, invalidFields, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Query, Res } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { DeletionQuery } from './delete-integration.controller';
import { EraseCustomer } from './erase-customer';
import { EraseTenant } from './erase-tenant';
import { type ErasureView, erasureOf, type Gone } from './erasure.view';

export class TenantErasureBody {
  /** The tenant's id again, as a confirmation, because an erasure cannot be undone. */
  @IsUUID('loose') confirm_tenant_id: string;
}

@Roles('tenant_admin', 'admin')
@Controller()
export class ErasuresController {
  constructor(
    private readonly database: Database,
    private readonly eraseCustomer: EraseCustomer,
    private readonly eraseTenant: EraseTenant,
  ) {}

  /** 202 with the erasure, which other services still have to confirm; with `dry_run=true` 200 and what would be erased. */
  @Roles('tenant_admin')
  @Delete('customers/:customer_id')
  @HttpCode(202)
  async deleteCustomer(
    @Caller() caller: Principal,
    @Param('customer_id', Uuid) customer_id: string,
    @Query() { dry_run }: DeletionQuery,
    @IfMatch() expected: Expected,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ErasureView | Gone> {
    if (dry_run !== 'true') return this.eraseCustomer.erase(caller, customer_id, expected);
    void reply.status(200);
    return this.eraseCustomer.preview(caller, customer_id, expected);
  }

  /** Erases the caller's tenant with everything it has. */
  @Delete('tenant')
  @HttpCode(202)
  async deleteTenant(
    @Caller() caller: Principal,
    @Body() { confirm_tenant_id }: TenantErasureBody,
  ): Promise<ErasureView> {
    if (confirm_tenant_id !== caller.tenantId)
      throw invalidFields([
        { field: 'confirm_tenant_id', message: 'is not the id of your tenant: nothing was changed' },
      ]);
    return this.eraseTenant.erase(caller);
  }

  /** Shows which services have erased what they held, and which have not answered yet. */
  @Get('erasures/:erasure_id')
  get(@Caller() { tenantId }: Principal, @Param('erasure_id', Uuid) id: string): Promise<ErasureView> {
    return this.database.inTenant(tenantId, (tx) => erasureOf(tx, id));
  }
}
