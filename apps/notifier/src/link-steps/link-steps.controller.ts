import { Database, rows } from '@linesman/persistence';
import { Caller, type Page, pageOf, PageQuery, placeOf, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Controller, Get, Param, Query } from '@nestjs/common';
import type { LinkStepRow } from '../signals/link-step.entity';

export type LinkStepView = Omit<LinkStepRow, 'tenant_id' | 'signal_id'>;

@Roles('csm', 'tenant_admin', 'admin')
@Controller('risk-signals/:signal_id/link-steps')
export class LinkStepsController {
  constructor(private readonly database: Database) {}

  /** What people did with the reconnect links of a signal, in that order: a link was sent, opened, cancelled, handed over, used. */
  @Get()
  async list(
    @Caller() { tenantId }: Principal,
    @Param('signal_id', Uuid) id: string,
    @Query() query: PageQuery,
  ): Promise<Page<LinkStepView>> {
    const [at, link_id, number] = placeOf(query, 'time', 'uuid', 'integer') ?? [];
    const select = `select link_id, number, step, taken_at, recipient, accounts, access, colleague from link_steps
      where signal_id = $1 and ($2::timestamptz is null or (taken_at, link_id, number) > ($2::timestamptz, $3::uuid, $4::int))
      order by taken_at, link_id, number limit $5`;
    const found = await this.database.inTenant(tenantId, (tx) =>
      rows<LinkStepView>(tx, select, [id, at, link_id, number, query.limit + 1]),
    );
    return pageOf(found, query, (one) => [one.taken_at, one.link_id, one.number]);
  }
}
