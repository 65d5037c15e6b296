import { PLATFORM_TENANT } from '@linesman/contracts';
import { changed, Database, one, rows } from '@linesman/persistence';
import { Caller, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { IsUUID } from 'class-validator';

export class ChooseCanary {
  /** An integration of the platform tenant at this provider. */
  @IsUUID() integration_id: string;
}

export interface CanaryView {
  connection_code: string;
  integration_id: string;
  chosen_by: string;
  chosen_at: Date;
}

const columns = 'connection_code, integration_id, chosen_by, chosen_at';

/** The canary of a provider: an integration of our own that tells the provider's failures from ours. */
@Roles('admin')
@Controller('internal/provider-canaries')
export class CanariesController {
  constructor(private readonly database: Database) {}

  @Get()
  async list(): Promise<{ items: CanaryView[] }> {
    const text = `select ${columns} from provider_canaries order by connection_code`;
    return { items: await this.database.inTenant(PLATFORM_TENANT, (tx) => rows<CanaryView>(tx, text)) };
  }

  /** Replaces the provider's canary. */
  @Put(':connection_code')
  async choose(
    @Param('connection_code') code: string,
    @Body() { integration_id }: ChooseCanary,
    @Caller() caller: Principal,
  ): Promise<CanaryView> {
    const chosen = await this.database.inTenant(PLATFORM_TENANT, (tx) =>
      one<CanaryView>(
        tx,
        `insert into provider_canaries as c (connection_code, tenant_id, integration_id, chosen_by)
         select connection_code, tenant_id, integration_id, $3 from integrations_copy
         where connection_code = $1 and integration_id = $2 and not deleted
         on conflict (connection_code) do update set integration_id = excluded.integration_id,
           chosen_by = excluded.chosen_by, chosen_at = clock_timestamp()
         returning ${columns}`,
        [code, integration_id, caller.subject],
      ),
    );
    if (!chosen) throw notFound('integration of the platform tenant at this provider');
    return chosen;
  }

  @Delete(':connection_code')
  @HttpCode(204)
  async remove(@Param('connection_code') code: string): Promise<void> {
    const removed = await this.database.inTenant(PLATFORM_TENANT, (tx) =>
      changed(tx, 'delete from provider_canaries where connection_code = $1', [code]),
    );
    if (removed === 0) throw notFound('canary');
  }
}
