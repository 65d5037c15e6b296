import { Module } from '@nestjs/common';
import { AllAuditLogsController } from './all-audit-logs.controller';
import { AllAuditLogs } from './all-audit-logs.system';
import { AuditLogController } from './audit-log.controller';

@Module({ controllers: [AllAuditLogsController, AuditLogController], providers: [AllAuditLogs] })
export class AuditModule {}
