import { Database } from '@linesman/persistence';
import {
  Caller,
  EntityTag,
  type Expected,
  IfMatch,
  notFound,
  type Page,
  pageOf,
  placeOf,
  type Principal,
  Roles,
  Uuid,
} from '@linesman/service-kit';
import { Body, Controller, Get, Param, Put, Query, UseInterceptors } from '@nestjs/common';
import { In } from 'typeorm';
import { CustomerBody, CustomerFilter, type CustomerView, viewOf } from './customer.dto';
import { Customer } from './customer.entity';
import { PutCustomer } from './put-customer';

@Roles('tenant_admin', 'csm', 'member', 'service')
@UseInterceptors(EntityTag)
@Controller('customers')
export class CustomersController {
  constructor(
    private readonly database: Database,
    private readonly putCustomer: PutCustomer,
  ) {}

  @Get()
  async list(@Caller() caller: Principal, @Query() filter: CustomerFilter): Promise<Page<CustomerView>> {
    const [after] = placeOf(filter, 'uuid') ?? [];
    const rows = await this.database.inTenant(caller.tenantId, (tx) => {
      const query = tx
        .createQueryBuilder(Customer, 'c')
        .orderBy('c.customer_id')
        .take(filter.limit + 1);
      if (after) query.andWhere('c.customer_id > :after', { after });
      if (filter.q) query.andWhere('strpos(lower(c.name), lower(:q)) > 0', { q: filter.q });
      if (filter.customer_ids) query.andWhere({ customer_id: In(filter.customer_ids) });
      return query.getMany();
    });
    return pageOf(rows.map(viewOf), filter, ({ customer_id }) => [customer_id]);
  }

  @Get(':customer_id')
  async get(@Caller() caller: Principal, @Param('customer_id', Uuid) customer_id: string): Promise<CustomerView> {
    const row = await this.database.inTenant(caller.tenantId, (tx) => tx.findOneBy(Customer, { customer_id }));
    if (!row) throw notFound('customer');
    return viewOf(row);
  }

  /** A CSM may change the technical contacts and nothing else (403 `contact-only`); a service of the platform may change all. */
  @Roles('tenant_admin', 'csm', 'service')
  @Put(':customer_id')
  async put(
    @Caller() caller: Principal,
    @Param('customer_id', Uuid) customer_id: string,
    @Body() body: CustomerBody,
    @IfMatch() expected: Expected,
  ): Promise<CustomerView> {
    return viewOf(await this.putCustomer.put(caller, customer_id, body, expected));
  }
}
