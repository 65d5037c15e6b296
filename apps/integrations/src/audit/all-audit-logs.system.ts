import { type AuditView, Database, readAuditLogOfTenants } from '@linesman/persistence';
import type { Page } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { AllAuditFilter } from './audit.dto';

export type TenantAuditView = AuditView & { tenant_id: string };

/** Reads the audit logs of all tenants, for staff. */
@Injectable()
export class AllAuditLogs {
  constructor(private readonly database: Database) {}

  list(filter: AllAuditFilter): Promise<Page<TenantAuditView>> {
    return this.database.inSystem((tx) => readAuditLogOfTenants(tx, filter));
  }
}
