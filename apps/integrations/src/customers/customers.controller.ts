import { Database } from '@linesman/persistence';
import { Caller, notFound, type Principal, Roles } from '@linesman/service-kit';
import { Body, Controller, Get, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { CustomerBody, type CustomerView, Page, viewOf } from './customer.dto';
import { Customer } from './customer.entity';
import { PutCustomer } from './put-customer';

@Roles('tenant_admin', 'csm', 'member', 'service')
@Controller('customers')
export class CustomersController {
  constructor(
    private readonly database: Database,
    private readonly putCustomer: PutCustomer,
  ) {}

  @Get()
  async list(
    @Caller() caller: Principal,
    @Query() page: Page,
  ): Promise<{ items: CustomerView[]; next_cursor?: string }> {
    const rows = await this.database.inTenant(caller.tenantId, (tx) =>
      tx.find(Customer, {
        where: page.cursor ? { customer_id: MoreThan(page.cursor) } : {},
        order: { customer_id: 'asc' },
        take: page.limit,
      }),
    );
    const more = rows.length === page.limit ? { next_cursor: rows.at(-1)!.customer_id } : {};
    return { items: rows.map(viewOf), ...more };
  }

  @Get(':customer_id')
  async get(
    @Caller() caller: Principal,
    @Param('customer_id', ParseUUIDPipe) customer_id: string,
  ): Promise<CustomerView> {
    const row = await this.database.inTenant(caller.tenantId, (tx) => tx.findOneBy(Customer, { customer_id }));
    if (!row) throw notFound('customer');
    return viewOf(row);
  }

  @Roles('tenant_admin')
  @Put(':customer_id')
  async put(
    @Caller() caller: Principal,
    @Param('customer_id', ParseUUIDPipe) customer_id: string,
    @Body() body: CustomerBody,
  ): Promise<CustomerView> {
    return viewOf(await this.putCustomer.put(caller, customer_id, body));
  }
}
