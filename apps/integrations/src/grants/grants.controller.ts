import { Database } from '@linesman/persistence';
import { Caller, type Page, pageOf, placeOf, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { Creating, ReservedId } from '../idempotency/keep-first-answer';
import { AddGrant } from './add-grant';
import { GrantBody, grantColumns, GrantFilter, type GrantView } from './grant.dto';
import { RemoveGrant } from './remove-grant';

/** Who may configure integrations, and who may execute which of their capabilities. */
@Roles('tenant_admin')
@Controller('grants')
export class GrantsController {
  constructor(
    private readonly database: Database,
    private readonly addGrant: AddGrant,
    private readonly removeGrant: RemoveGrant,
  ) {}

  @Creating()
  @Post()
  create(@Caller() caller: Principal, @Body() body: GrantBody, @ReservedId() grant_id: string): Promise<GrantView> {
    return this.addGrant.add(caller, body, grant_id);
  }

  /** With `integration_id`: what applies to it, the grants for the whole tenant included. */
  @Get()
  async list(@Caller() { tenantId }: Principal, @Query() filter: GrantFilter): Promise<Page<GrantView>> {
    const [after] = placeOf(filter, 'uuid') ?? [];
    const rows = (await this.database.inTenant(tenantId, (tx) =>
      tx.query(
        `select ${grantColumns} from grants
         where ($1::uuid is null or integration_id = $1 or integration_id is null) and ($2::text is null or action = $2)
           and ($3::text is null or grantee_type = $3) and ($4::text is null or grantee = $4)
           and ($5::uuid is null or grant_id > $5)
         order by grant_id limit $6`,
        [filter.integration_id, filter.action, filter.grantee_type, filter.grantee, after, filter.limit + 1],
      ),
    )) as GrantView[];
    return pageOf(rows, filter, ({ grant_id }) => [grant_id]);
  }

  @Delete(':grant_id')
  @HttpCode(204)
  delete(@Caller() caller: Principal, @Param('grant_id', ParseUUIDPipe) grant_id: string): Promise<void> {
    return this.removeGrant.remove(caller, grant_id);
  }
}
