import { AuditQuery, type AuditView, Database, readAuditLog } from '@linesman/persistence';
import { Caller, type Page, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';

@Roles('tenant_admin', 'admin')
@Controller('audit-log/messages')
export class MessageAuditLogController {
  constructor(private readonly database: Database) {}

  /** Who approved or rejected which message, and who stopped or started emails to a contact. Newest first. */
  @Get()
  list(@Caller() { tenantId }: Principal, @Query() query: AuditQuery): Promise<Page<AuditView>> {
    return this.database.inTenant(tenantId, (tx) => readAuditLog(tx, query));
  }
}
