import { Module } from '@nestjs/common';
import { ConnectionAuditLogController } from './audit-log.controller';

/** Shows staff who changed the catalog. */
@Module({ controllers: [ConnectionAuditLogController] })
export class AuditModule {}
