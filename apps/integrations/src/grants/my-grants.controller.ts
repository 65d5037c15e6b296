import { Database } from '@linesman/persistence';
import { Caller, type Page, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get } from '@nestjs/common';
import { grantColumns, type GrantView } from './grant.dto';

@Roles('tenant_admin', 'csm', 'member', 'service')
@Controller('my-grants')
export class MyGrantsController {
  constructor(private readonly database: Database) {}

  /** What the caller was granted, by name or by role. A tenant's admins need none. */
  @Get()
  async list(@Caller() { tenantId, subject, roles }: Principal): Promise<Page<GrantView>> {
    const items = (await this.database.inTenant(tenantId, (tx) =>
      tx.query(
        `select ${grantColumns} from grants
         where grantee_type = 'role' and grantee = any($1) or grantee_type = $2 and grantee = $3
         order by grant_id limit 1000`,
        [roles, roles.includes('service') ? 'service' : 'user', subject],
      ),
    )) as GrantView[];
    return { items };
  }
}
