import { type AuditView, Database, readAuditLogOfTenants } from '@linesman/persistence';
import { type Page, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { IsOptional, IsUUID } from 'class-validator';
import { AuditFilter } from './audit.dto';

export class AllAuditFilter extends AuditFilter {
  @IsOptional() @IsUUID('loose') tenant_id?: string;
}

export type TenantAuditView = AuditView & { tenant_id: string };

/** For staff: what was done in whichever tenant. */
@Roles('admin')
@Controller('internal/audit-log')
export class AllAuditLogsController {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  @Get()
  list(@Query() filter: AllAuditFilter): Promise<Page<TenantAuditView>> {
    return this.database.inSystem((tx) => readAuditLogOfTenants(tx, filter));
  }
}
