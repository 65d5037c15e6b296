import { Module } from '@nestjs/common';
import { ObservationsModule } from '../observations/observations.module';
import { FindStaleData } from './find-stale-data.system';
import { JudgeNorms } from './judge-norms.system';
import { MetricsController } from './metrics.controller';
import { OnScheduleChanged } from './on-schedule-changed';
import { OnSyncRunFinished } from './on-sync-run-finished';
import { RollUpDays } from './roll-up-days.system';

/** How the calls of each part go: their figures over time, rolled up to hours and days, and what is outside the norm. */
@Module({
  imports: [ObservationsModule],
  controllers: [MetricsController, OnScheduleChanged, OnSyncRunFinished],
  providers: [FindStaleData, JudgeNorms, RollUpDays],
})
export class MetricsModule {}
