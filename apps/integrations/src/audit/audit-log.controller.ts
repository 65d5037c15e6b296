import { Database } from '@linesman/persistence';
import { Caller, type Page, pageOf, placeOf, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { AuditFilter, type AuditView } from './audit.dto';

@Roles('tenant_admin', 'admin')
@Controller('audit-log')
export class AuditLogController {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  @Get()
  async list(@Caller() { tenantId }: Principal, @Query() filter: AuditFilter): Promise<Page<AuditView>> {
    const [before] = placeOf(filter, 'bigint') ?? [];
    const { subject_type, subject_id, actor, action, from, to, limit } = filter;
    const rows = (await this.database.inTenant(tenantId, (tx) =>
      tx.query(
        `select id, at, actor, action, subject_type, subject_id, detail, correlation_id from audit_log
         where tenant_id = $1 and ($2::text is null or subject_type = $2) and ($3::text is null or subject_id = $3)
           and ($4::text is null or actor = $4) and ($5::text is null or action = $5)
           and ($6::timestamptz is null or at >= $6) and ($7::timestamptz is null or at < $7)
           and ($8::bigint is null or id < $8)
         order by id desc limit $9`,
        [tenantId, subject_type, subject_id, actor, action, from, to, before, limit + 1],
      ),
    )) as AuditView[];
    return pageOf(rows, filter, ({ id }) => [id]);
  }
}
