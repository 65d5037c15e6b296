import { Module } from '@nestjs/common';
import { DailySummaryController } from './daily-summary.controller';

@Module({ controllers: [DailySummaryController] })
export class DailySummaryModule {}
