import { Module } from '@nestjs/common';
import { ReliabilityModule } from '../reliability/reliability.module';
import { ReadScores } from './read-scores';
import { TechnicalScoreController } from './technical-score.controller';

/** How well integrations and the environment of a customer work technically, from 0 to 100. */
@Module({
  imports: [ReliabilityModule],
  controllers: [TechnicalScoreController],
  providers: [ReadScores],
  exports: [ReadScores],
})
export class TechnicalScoreModule {}
