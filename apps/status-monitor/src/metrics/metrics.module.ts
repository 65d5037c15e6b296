import { Module } from '@nestjs/common';
import { MetricsController } from './metrics.controller';
import { RollUpDays } from './roll-up-days.system';

/** How the calls of each part go: their figures over time, rolled up to hours and days. */
@Module({ controllers: [MetricsController], providers: [RollUpDays] })
export class MetricsModule {}
