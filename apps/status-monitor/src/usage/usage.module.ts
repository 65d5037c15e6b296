import { Module } from '@nestjs/common';
import { ChangePrices } from './change-prices';
import { PricesController } from './prices.controller';
import { ReadUsage } from './read-usage';
import { UsageController } from './usage.controller';

/** What integrations were used for, and what that costs by the prices of the tenant and of the providers. */
@Module({
  controllers: [PricesController, UsageController],
  providers: [ChangePrices, ReadUsage],
})
export class UsageModule {}
