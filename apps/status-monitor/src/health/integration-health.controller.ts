import { healthStatuses, type HealthStatus } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { Caller, type Page, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { pageOf, PageQuery, type Place, placeOf } from '../http/page';
import type { IntegrationHealthView } from './integration-health.view';

export class HealthQuery extends PageQuery {
  @IsOptional() @IsUUID() integration_id?: string;
  @IsOptional() @IsUUID() customer_id?: string;
  @IsOptional() @IsIn(healthStatuses) status?: HealthStatus;
}

const rank = `array_position(array['healthy', 'degraded', 'disconnected'], h.status::text)`;

@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('integration-health')
export class IntegrationHealthController {
  constructor(private readonly database: Database) {}

  /** The worst first. */
  @Get()
  async list(@Query() query: HealthQuery, @Caller() caller: Principal): Promise<Page<IntegrationHealthView>> {
    const rows = (await this.database.inTenant(caller.tenantId, (tx) =>
      tx.query(
        `select h.id, h.integration_id, h.integration_type, i.name as integration_name, h.customer_id, h.status, h.cause,
           h.party_at_fault, h.failing_parts, h.status_since, h.last_successful_sync, h.last_failure_at, h.failure_count,
           h.failure_reason, h.error_code, h.is_critical, h.alerted_at, h.resolved_at, h.credential_version,
           h.created_at, h.updated_at, ${rank} as place_rank, h.status_since::text as place_at, h.id as place_id
         from integration_health h join integrations_copy i using (integration_id)
         where not i.deleted and ($1::uuid is null or h.integration_id = $1) and ($2::uuid is null or h.customer_id = $2)
           and ($3::text is null or h.status = $3)
           and ($4::int is null or (${rank}, h.status_since, h.id) < ($4, $5::timestamptz, $6::uuid))
         order by ${rank} desc, h.status_since desc, h.id desc limit $7 + 1`,
        [query.integration_id, query.customer_id, query.status, ...placeOf(query), query.limit],
      ),
    )) as (IntegrationHealthView & Place)[];
    return pageOf<IntegrationHealthView>(rows, query);
  }
}
