import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { HandlingModule } from '../handling/handling.module';
import { TasksModule } from '../tasks/tasks.module';
import { MessagePreviewController } from './message-preview.controller';
import { PerformResponse } from './perform-response';
import { PreviewMessage } from './preview-message';
import { RespondToSignal } from './respond-to-signal';
import { SignalResponsesController } from './signal-responses.controller';
import { TechCallController } from './tech-call.controller';
import { TechCalls } from './tech-calls';

/** What people do about a signal: acknowledge it, have instructions sent, tell of an outage, offer a call. */
@Module({
  imports: [DeliveriesModule, HandlingModule, TasksModule],
  controllers: [MessagePreviewController, SignalResponsesController, TechCallController],
  providers: [PerformResponse, PreviewMessage, RespondToSignal, TechCalls],
  exports: [RespondToSignal, TechCalls],
})
export class ResponsesModule {}
