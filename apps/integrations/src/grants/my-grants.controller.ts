import { Database, rows } from '@linesman/persistence';
import { Caller, type Page, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get } from '@nestjs/common';
import { grantColumns, type GrantView } from './grant.dto';

@Roles('tenant_admin', 'csm', 'member', 'service')
@Controller('my-grants')
export class MyGrantsController {
  constructor(private readonly database: Database) {}

  /** The grants of the caller, by subject or by role. Tenant admins need no grants. */
  @Get()
  async list(@Caller() { tenantId, subject, roles }: Principal): Promise<Page<GrantView>> {
    const items = await this.database.inTenant(tenantId, (tx) =>
      rows<GrantView>(
        tx,
        `select ${grantColumns} from grants
         where grantee_type = 'role' and grantee = any($1) or grantee_type = $2 and grantee = $3
         order by grant_id limit 1000`,
        [roles, roles.includes('service') ? 'service' : 'user', subject],
      ),
    );
    return { items };
  }
}
