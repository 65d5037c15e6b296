import { Module } from '@nestjs/common';
import { AdjustHealthScore } from './adjust-health-score';
import { HealthScoreAdjustmentsController } from './health-score-adjustments.controller';
import { HealthScoreChangesController } from './health-score-changes.controller';
import { HealthScoresController } from './health-scores.controller';
import { SetBase } from './set-base';

@Module({
  controllers: [HealthScoreAdjustmentsController, HealthScoreChangesController, HealthScoresController],
  providers: [AdjustHealthScore, SetBase],
  exports: [AdjustHealthScore],
})
export class HealthScoreModule {}
