import { PLATFORM_TENANT } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { type Page, pageOf, placeOf, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { AuditFilter, type AuditView } from './audit.dto';

@Roles('admin')
@Controller('internal/audit-log')
export class AuditLogController {
  constructor(private readonly database: Database) {}

  /** Newest first. */
  @Get()
  async list(@Query() filter: AuditFilter): Promise<Page<AuditView>> {
    const [before] = placeOf(filter, 'bigint') ?? [];
    const { subject_type, subject_id, actor, action, from, to, limit } = filter;
    const rows = (await this.database.inTenant(PLATFORM_TENANT, (tx) =>
      tx.query(
        `select id, at, actor, action, subject_type, subject_id, detail, correlation_id from audit_log
         where ($1::text is null or subject_type = $1) and ($2::text is null or subject_id = $2)
           and ($3::text is null or actor = $3) and ($4::text is null or action = $4)
           and ($5::timestamptz is null or at >= $5) and ($6::timestamptz is null or at < $6)
           and ($7::bigint is null or id < $7)
         order by id desc limit $8`,
        [subject_type, subject_id, actor, action, from, to, before, limit + 1],
      ),
    )) as AuditView[];
    return pageOf(rows, filter, ({ id }) => [id]);
  }
}
