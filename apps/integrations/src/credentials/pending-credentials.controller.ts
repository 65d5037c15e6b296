import { Database } from '@linesman/persistence';
import { Caller, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { DecidePending, findPending } from './decide-pending';

export interface PendingCredentialsView {
  integration_id: string;
  /** Names of the fields that were entered. Nobody can read the values. */
  fields_set: string[];
  /** `link:<session>`: the audit log names the person that the link was made for. */
  entered_by: string;
  entered_at: Date;
}

@Roles('tenant_admin')
@Controller('integrations/:integration_id/pending-credentials')
export class PendingCredentialsController {
  constructor(
    private readonly database: Database,
    private readonly decisions: DecidePending,
  ) {}

  @Get()
  async get(
    @Caller() { tenantId }: Principal,
    @Param('integration_id', Uuid) id: string,
  ): Promise<PendingCredentialsView> {
    const found = await this.database.inTenant(tenantId, (tx) => findPending(tx, id));
    const { integration_id, entered_by, entered_at, sealed } = found;
    return { integration_id, fields_set: Object.keys(sealed.fields), entered_by, entered_at };
  }

  @Post('approve')
  @HttpCode(204)
  approve(@Caller() caller: Principal, @Param('integration_id', Uuid) id: string): Promise<void> {
    return this.decisions.approve(caller, id);
  }

  @Post('reject')
  @HttpCode(204)
  reject(@Caller() caller: Principal, @Param('integration_id', Uuid) id: string): Promise<void> {
    return this.decisions.reject(caller, id);
  }
}
