import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { TasksModule } from '../tasks/tasks.module';
import { PerformResponse } from './perform-response';
import { RespondToSignal } from './respond-to-signal';
import { RiskSignalsController } from './risk-signals.controller';

/** What people do about a signal: acknowledge it, have instructions sent, offer a call. */
@Module({
  imports: [DeliveriesModule, TasksModule],
  controllers: [RiskSignalsController],
  providers: [PerformResponse, RespondToSignal],
  exports: [RespondToSignal],
})
export class ResponsesModule {}
