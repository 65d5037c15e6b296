import { Module } from '@nestjs/common';
import { ErrorTrendsController } from './error-trends.controller';
import { ReadTrends } from './read-trends';

/** What failed, by cause, day by day or week by week, against as many days before. */
@Module({ controllers: [ErrorTrendsController], providers: [ReadTrends] })
export class ErrorTrendsModule {}
