import { type AuditView, Database, readAuditLog } from '@linesman/persistence';
import { Caller, type Page, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { AuditFilter } from './audit.dto';

@Roles('tenant_admin', 'admin')
@Controller('audit-log')
export class AuditLogController {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  @Get()
  list(@Caller() { tenantId }: Principal, @Query() filter: AuditFilter): Promise<Page<AuditView>> {
    return this.database.inTenant(tenantId, (tx) => readAuditLog(tx, filter));
  }
}
