import { Database, rows } from '@linesman/persistence';
import { Caller, type Page, pageOf, placeOf, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Creating, ReservedId } from '../idempotency/keep-first-answer';
import { ChangeGrants } from './change-grants';
import { GrantBody, grantColumns, GrantFilter, type GrantView } from './grant.dto';

/** Who may configure integrations, and who may execute which of their capabilities. */
@Roles('tenant_admin')
@Controller('grants')
export class GrantsController {
  constructor(
    private readonly database: Database,
    private readonly grants: ChangeGrants,
  ) {}

  @Creating()
  @Post()
  create(@Caller() caller: Principal, @Body() body: GrantBody, @ReservedId() grant_id: string): Promise<GrantView> {
    return this.grants.add(caller, body, grant_id);
  }

  /** With `integration_id`: the grants that apply to that integration, those for the whole tenant included. */
  @Get()
  async list(@Caller() { tenantId }: Principal, @Query() filter: GrantFilter): Promise<Page<GrantView>> {
    const [after] = placeOf(filter, 'uuid') ?? [];
    const found = await this.database.inTenant(tenantId, (tx) =>
      rows<GrantView>(
        tx,
        `select ${grantColumns} from grants
         where ($1::uuid is null or integration_id = $1 or integration_id is null) and ($2::text is null or action = $2)
           and ($3::text is null or grantee_type = $3) and ($4::text is null or grantee = $4)
           and ($5::uuid is null or grant_id > $5)
         order by grant_id limit $6`,
        [filter.integration_id, filter.action, filter.grantee_type, filter.grantee, after, filter.limit + 1],
      ),
    );
    return pageOf(found, filter, ({ grant_id }) => [grant_id]);
  }

  @Delete(':grant_id')
  @HttpCode(204)
  delete(@Caller() caller: Principal, @Param('grant_id', Uuid) grant_id: string): Promise<void> {
    return this.grants.remove(caller, grant_id);
  }
}
