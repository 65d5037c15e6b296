import { Module } from '@nestjs/common';
import { AllAuditLogsController } from './all-audit-logs.controller';
import { AllAuditLogs } from './all-audit-logs.system';
import { AuditLogController } from './audit-log.controller';
import { OnParkedRequestsChanged } from './on-parked-requests-changed';
import { OnScheduleChanged } from './on-schedule-changed';
import { OnUsagePriceChanged } from './on-usage-price-changed';

@Module({
  controllers: [
    AllAuditLogsController,
    AuditLogController,
    OnParkedRequestsChanged,
    OnScheduleChanged,
    OnUsagePriceChanged,
  ],
  providers: [AllAuditLogs],
})
export class AuditModule {}
