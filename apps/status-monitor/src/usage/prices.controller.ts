import { Database, rows } from '@linesman/persistence';
import { Caller, type Page, pageOf, placeOf, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ChangePrices } from './change-prices';
import { NewPrice, PricesQuery, type PriceView } from './price.dto';

/** What the use of capabilities costs the workspace, by its own list. What a provider publishes is in its manifest. */
@Roles('tenant_admin', 'csm', 'member', 'service', 'admin')
@Controller('usage-prices')
export class PricesController {
  constructor(
    private readonly database: Database,
    private readonly prices: ChangePrices,
  ) {}

  /** Those that begin last come first. */
  @Get()
  async list(@Query() query: PricesQuery, @Caller() caller: Principal): Promise<Page<PriceView>> {
    const [valid_from, price_id] = placeOf(query, 'day', 'uuid') ?? [];
    const found = await this.database.inTenant(caller.tenantId, (tx) =>
      rows<PriceView>(
        tx,
        `select price_id, connection_code, capability_code, per, amount::text, currency, valid_from::text, set_by, set_at
         from usage_prices where tenant_id = $1 and ($2::text is null or connection_code = $2)
           and ($3::date is null or (valid_from, price_id) < ($3::date, $4::uuid))
         order by valid_from desc, price_id desc limit $5`,
        [caller.tenantId, query.connection_code, valid_from, price_id, query.limit + 1],
      ),
    );
    const { items, next_cursor } = pageOf(found, query, (one) => [one.valid_from, one.price_id]);
    return { items: items.map(inShort), next_cursor };
  }

  /** Adds a price. Where one of the same use begins on the same day, it is replaced. */
  @Roles('tenant_admin')
  @Post()
  async setPrice(@Body() body: NewPrice, @Caller() caller: Principal): Promise<PriceView> {
    return inShort(await this.prices.set(caller, body));
  }

  /** From then on the use is counted by an earlier price, by the one that the provider publishes, or its cost is not known. */
  @Roles('tenant_admin')
  @Delete(':price_id')
  @HttpCode(204)
  delete(@Param('price_id', Uuid) id: string, @Caller() caller: Principal): Promise<void> {
    return this.prices.delete(caller, id);
  }
}

/** Without zeros that say nothing. */
const inShort = (price: PriceView): PriceView => ({
  ...price,
  amount: price.amount.includes('.') ? price.amount.replace(/\.?0+$/, '') : price.amount,
});
