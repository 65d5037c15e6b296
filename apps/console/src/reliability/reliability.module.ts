import { Module } from '@nestjs/common';
import { CustomerReliabilityController } from './customer-reliability.controller';
import { ErrorTrendsController } from './error-trends.controller';
import { LoadReliability } from './load-reliability';
import { PricesController } from './prices.controller';
import { ReliabilityController } from './reliability.controller';
import { UsageController } from './usage.controller';

@Module({
  controllers: [
    CustomerReliabilityController,
    ErrorTrendsController,
    PricesController,
    ReliabilityController,
    UsageController,
  ],
  providers: [LoadReliability],
})
export class ReliabilityModule {}
