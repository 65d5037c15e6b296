import { Module } from '@nestjs/common';
import { LoadNotices } from './load-notices';
import { LoadSignal } from './load-signal';
import { ResponsesController } from './responses.controller';
import { RiskSignalsController } from './risk-signals.controller';

@Module({
  controllers: [RiskSignalsController, ResponsesController],
  providers: [LoadNotices, LoadSignal],
  exports: [LoadNotices],
})
export class RiskSignalsModule {}
