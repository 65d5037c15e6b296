import { Module } from '@nestjs/common';
import { AdjustHealthScore } from './adjust-health-score';
import { HealthScoreAdjustmentsController } from './health-score-adjustments.controller';

@Module({
  controllers: [HealthScoreAdjustmentsController],
  providers: [AdjustHealthScore],
  exports: [AdjustHealthScore],
})
export class HealthScoreModule {}
