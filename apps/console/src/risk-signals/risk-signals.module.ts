import { Module } from '@nestjs/common';
import { AnswersController } from './answers.controller';
import { LoadNotices } from './load-notices';
import { LoadSignal } from './load-signal';
import { RiskSignalController } from './risk-signal.controller';
import { RiskSignalsController } from './risk-signals.controller';

@Module({
  controllers: [RiskSignalsController, RiskSignalController, AnswersController],
  providers: [LoadNotices, LoadSignal],
  exports: [LoadNotices],
})
export class RiskSignalsModule {}
