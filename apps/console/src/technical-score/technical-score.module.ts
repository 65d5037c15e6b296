import { Module } from '@nestjs/common';
import { TechnicalScoreController } from './technical-score.controller';

@Module({ controllers: [TechnicalScoreController] })
export class TechnicalScoreModule {}
