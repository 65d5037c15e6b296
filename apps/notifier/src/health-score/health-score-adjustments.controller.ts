import { Database, rows } from '@linesman/persistence';
import { Caller, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { IsUUID } from 'class-validator';
import type { HealthScoreAdjustment } from './health-score-adjustment.entity';

export class HealthScoreAdjustmentQuery {
  @IsUUID() customer_id: string;
}

@Roles('csm', 'tenant_admin', 'admin')
@Controller('health-score-adjustments')
export class HealthScoreAdjustmentsController {
  constructor(private readonly database: Database) {}

  @Get()
  async list(
    @Caller() { tenantId }: Principal,
    @Query() { customer_id }: HealthScoreAdjustmentQuery,
  ): Promise<{ items: HealthScoreAdjustment[] }> {
    const query = `select * from health_score_adjustments where customer_id = $1 order by created_at desc limit 500`;
    const items = await this.database.inTenant(tenantId, (tx) => rows<HealthScoreAdjustment>(tx, query, [customer_id]));
    return { items };
  }
}
