import { Module } from '@nestjs/common';
import { CustomerReliabilityController } from './customer-reliability.controller';
import { ErrorTrendsController } from './error-trends.controller';
import { LoadReliability } from './load-reliability';
import { ReliabilityController } from './reliability.controller';

@Module({
  controllers: [CustomerReliabilityController, ErrorTrendsController, ReliabilityController],
  providers: [LoadReliability],
})
export class ReliabilityModule {}
