import { AuditQuery, type AuditView, Database, readAuditLog } from '@linesman/persistence';
import { Caller, type Page, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';

const auditSubjects = [
  'contact',
  'delivery',
  'event_endpoint',
  'teams_channel',
  'risk_signal',
  'task',
  'test_alert',
  'silence',
  'workflow',
  'workflow_run',
] as const;

export class MessageAuditFilter extends AuditQuery {
  @IsOptional() @IsIn(auditSubjects) subject_type?: (typeof auditSubjects)[number];
}

@Roles('tenant_admin', 'admin')
@Controller('audit-log/messages')
export class MessageAuditLogController {
  constructor(private readonly database: Database) {}

  /** Who approved or rejected which message or had it sent again, who stopped or started emails to a contact, who changed an event endpoint, a silence or a workflow, who snoozed or assigned a risk signal, who made or changed a task, who sent a test alert, and who cancelled, resumed or decided a workflow run. Newest first. */
  @Get()
  list(@Caller() { tenantId }: Principal, @Query() filter: MessageAuditFilter): Promise<Page<AuditView>> {
    return this.database.inTenant(tenantId, (tx) => readAuditLog(tx, filter));
  }
}
