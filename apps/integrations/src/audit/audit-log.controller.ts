import { Database, readAuditLog } from '@linesman/persistence';
import { Caller, type Page, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { AuditFilter } from './audit.dto';
import { type NamedAuditView, nameEntries } from './name-entries';

@Roles('tenant_admin', 'admin')
@Controller('audit-log')
export class AuditLogController {
  constructor(private readonly database: Database) {}

  /** Who changed which integration, customer, link, grant or setting. Newest first. Messages have an audit log of their own. */
  @Get()
  list(@Caller() { tenantId }: Principal, @Query() filter: AuditFilter): Promise<Page<NamedAuditView>> {
    return this.database.inTenant(tenantId, async (tx) => {
      const { items, ...page } = await readAuditLog(tx, filter);
      return { ...page, items: await nameEntries(tx, items) };
    });
  }
}
