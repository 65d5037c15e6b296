import { Module } from '@nestjs/common';
import { RiskSignalsController } from './risk-signals.controller';

@Module({ controllers: [RiskSignalsController] })
export class RiskSignalsModule {}
