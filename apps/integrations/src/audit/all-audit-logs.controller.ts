import { type Page, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { AllAuditLogs, type TenantAuditView } from './all-audit-logs.system';
import { AllAuditFilter } from './audit.dto';

@Roles('admin')
@Controller('internal/audit-log')
export class AllAuditLogsController {
  constructor(private readonly logs: AllAuditLogs) {}

  /** The audit log of every tenant, or of one, newest first. */
  @Get()
  list(@Query() filter: AllAuditFilter): Promise<Page<TenantAuditView>> {
    return this.logs.list(filter);
  }
}
