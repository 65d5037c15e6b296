import { Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { IsISO8601, IsOptional, IsUUID, Matches } from 'class-validator';
import { DAY } from '../days/asked-days';
import { ReadReliability } from './read-reliability';
import { ReadSuccess } from './read-success';
import { type Reliability, type SuccessReport, viewsOf } from './reliability.dto';
import { worstFirst } from './worst-first';

export class TenantQuery {
  @IsUUID() tenant_id: string;
  /** The first day in UTC. If absent, that of ninety days. */
  @IsOptional() @Matches(DAY) @IsISO8601({ strict: true }) from?: string;
  /** The last day in UTC, which is included. If absent, today. There may be 400 days at most. */
  @IsOptional() @Matches(DAY) @IsISO8601({ strict: true }) to?: string;
}

export interface TenantReliability {
  success: SuccessReport;
  /** Of each connection of the tenant, the longest time disconnected first. */
  items: Reliability[];
}

/** For staff: any tenant, without the names of its customers and integrations. */
@Roles('admin')
@Controller('internal/reliability')
export class ReliabilityOfTenantController {
  constructor(
    private readonly reliability: ReadReliability,
    private readonly success: ReadSuccess,
  ) {}

  /** How reliable the integrations of a tenant were. */
  @Get()
  async get(@Query() { tenant_id, ...days }: TenantQuery): Promise<TenantReliability> {
    return {
      success: await this.success.read(tenant_id, days),
      items: worstFirst(await this.reliability.read(tenant_id, 'connection', days)).flatMap(viewsOf),
    };
  }
}
