import { Database, one, rows } from '@linesman/persistence';
import { Caller, type Page, pageOf, placeOf, type Principal, Roles } from '@linesman/service-kit';
import { Controller, Get, Query } from '@nestjs/common';
import { type CustomerFigures, type CustomerHealth, CustomerHealthQuery, FiguresQuery } from './customer-health.dto';
import { figures, listCustomers } from './rated-customers';

type Placed = CustomerHealth & { rank: number; weight: string };

/** Which customers are at risk, and how much revenue depends on them. */
@Roles('tenant_admin', 'csm', 'service', 'admin')
@Controller('customer-health')
export class CustomerHealthController {
  constructor(private readonly database: Database) {}

  /** By severity of the customer's worst open signal, then by ARR, highest first. */
  @Get()
  async list(@Query() query: CustomerHealthQuery, @Caller() caller: Principal): Promise<Page<CustomerHealth>> {
    const { at_risk, q, limit } = query;
    const [rank, weight, id] = placeOf(query, 'integer', 'bigint', 'uuid') ?? [];
    const found = await this.database.inTenant(caller.tenantId, (tx) =>
      rows<Placed>(tx, listCustomers, [csmOf(query, caller), q, at_risk, rank, weight, id, limit + 1]),
    );
    const { items, next_cursor } = pageOf(found, query, (row) => [row.rank, row.weight, row.customer_id]);
    return { items: items.map(({ rank: _rank, weight: _weight, ...view }) => view), next_cursor };
  }

  @Get('figures')
  async getCustomerFigures(@Query() query: FiguresQuery, @Caller() caller: Principal): Promise<CustomerFigures> {
    const row = await this.database.inTenant(caller.tenantId, (tx) =>
      one<CustomerFigures>(tx, figures, [csmOf(query, caller)]),
    );
    return row!;
  }
}

/** A caller without an email address is the CSM of no customer. */
const csmOf = ({ csm }: FiguresQuery, { email }: Principal): string | null => (csm ? (email ?? '') : null);
