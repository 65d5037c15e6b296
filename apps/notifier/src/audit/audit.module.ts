import { Module } from '@nestjs/common';
import { MessageAuditLogController } from './audit-log.controller';

@Module({ controllers: [MessageAuditLogController] })
export class AuditModule {}
