import { Database } from '@linesman/persistence';
import { Caller, type Page, pageOf, placeOf, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { type CustomerFigures, type CustomerHealth, CustomerHealthQuery, FiguresQuery } from './customer-health.dto';
import { figures, listed } from './rated-customers';

type Placed = CustomerHealth & { rank: number; weight: string };

/** Which customers are at risk, and how much hangs on them. */
@Roles('tenant_admin', 'csm', 'service', 'admin')
@Controller('customer-health')
export class CustomerHealthController {
  constructor(private readonly database: Database) {}

  /** The worst first: by severity of the worst open signal, then by ARR. */
  @Get()
  async list(@Query() query: CustomerHealthQuery, @Caller() caller: Principal): Promise<Page<CustomerHealth>> {
    const { at_risk, q, limit } = query;
    const [rank, weight, id] = placeOf(query, 'integer', 'bigint', 'uuid') ?? [];
    const rows = (await this.database.inTenant(caller.tenantId, (tx) =>
      tx.query(listed, [csmOf(query, caller), q, at_risk, rank, weight, id, limit + 1]),
    )) as Placed[];
    const { items, next_cursor } = pageOf(rows, query, (row) => [row.rank, row.weight, row.customer_id]);
    return { items: items.map(({ rank: _rank, weight: _weight, ...shown }) => shown), next_cursor };
  }

  @Get('figures')
  async figures(@Query() query: FiguresQuery, @Caller() caller: Principal): Promise<CustomerFigures> {
    const [row] = (await this.database.inTenant(caller.tenantId, (tx) =>
      tx.query(figures, [csmOf(query, caller)]),
    )) as CustomerFigures[];
    return row!;
  }
}

/** Who has no address is nobody's CSM. */
const csmOf = ({ csm }: FiguresQuery, { email }: Principal): string | null => (csm ? (email ?? '') : null);
