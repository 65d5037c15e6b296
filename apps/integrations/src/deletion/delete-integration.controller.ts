import { Caller, type Expected, IfMatch, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Delete, Param, Query, Res } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Managing } from '../grants/may-configure';
import { DeleteIntegration } from './delete-integration';
import type { DeletionView } from './deletion.view';

export class DeletionQuery {
  /** `true` only shows what would be deleted. */
  @IsOptional() @IsIn(['true', 'false']) dry_run?: 'true' | 'false';
}

@Roles('tenant_admin', 'csm', 'member', 'service')
@Controller('integrations')
export class DeleteIntegrationController {
  constructor(private readonly deleteIntegration: DeleteIntegration) {}

  /** 204 after the deletion; with `dry_run=true` 200 and what would be deleted with the integration. */
  @Managing()
  @Delete(':integration_id')
  async delete(
    @Caller() caller: Principal,
    @Param('integration_id', Uuid) id: string,
    @Query() { dry_run }: DeletionQuery,
    @IfMatch() expected: Expected,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeletionView | undefined> {
    if (dry_run === 'true') return this.deleteIntegration.preview(caller, id, expected);
    await this.deleteIntegration.delete(caller, id, expected);
    void reply.status(204);
    return undefined;
  }
}
