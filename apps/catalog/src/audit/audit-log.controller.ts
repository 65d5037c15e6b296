import { PLATFORM_TENANT } from '@linesman/contracts';
import { AuditQuery, type AuditView, Database, readAuditLog } from '@linesman/persistence';
import { type Page, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';

const auditSubjects = ['connection', 'capability'] as const;

export class AuditFilter extends AuditQuery {
  @IsOptional() @IsIn(auditSubjects) subject_type?: (typeof auditSubjects)[number];
}

@Roles('admin')
@Controller('internal/audit-log/connections')
export class ConnectionAuditLogController {
  constructor(private readonly database: Database) {}

  /** Who changed which connection or capability of the catalog. Newest first. */
  @Get()
  list(@Query() filter: AuditFilter): Promise<Page<AuditView>> {
    return this.database.inTenant(PLATFORM_TENANT, (tx) => readAuditLog(tx, filter));
  }
}
