import { Module } from '@nestjs/common';
import { AuditLogController } from './audit-log.controller';

/** Shows staff who changed the catalog. */
@Module({ controllers: [AuditLogController] })
export class AuditModule {}
