import { Database } from '@linesman/persistence';
import { Caller, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { type HealthScore, scoreOf } from './score-of';
import { SetBase } from './set-base';

export class HealthScoreBody {
  /** The customer's health score without what open signals take. */
  @IsInt() @Min(0) @Max(100) base: number;
  /** Why, for people who read the history. */
  @IsOptional() @IsString() @Length(1, 300) reason?: string;
}

export interface HealthScoreView extends HealthScore {
  customer_id: string;
}

@Roles('csm', 'tenant_admin', 'admin', 'service')
@Controller('health-scores')
export class HealthScoresController {
  constructor(
    private readonly database: Database,
    private readonly base: SetBase,
  ) {}

  /** The base that the platform set last, less what open signals take; null until a base was set. */
  @Get(':customer_id')
  async get(
    @Caller() { tenantId }: Principal,
    @Param('customer_id', Uuid) customer_id: string,
  ): Promise<HealthScoreView> {
    return { customer_id, ...(await this.database.inTenant(tenantId, (tx) => scoreOf(tx, customer_id))) };
  }

  /** Sets the base. The same base again changes nothing. */
  @Roles('tenant_admin', 'service')
  @Put(':customer_id')
  async put(
    @Caller() caller: Principal,
    @Param('customer_id', Uuid) customer_id: string,
    @Body() body: HealthScoreBody,
  ): Promise<HealthScoreView> {
    return { customer_id, ...(await this.base.set(caller, customer_id, body)) };
  }
}
