import { Module } from '@nestjs/common';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { HandlingModule } from '../handling/handling.module';
import { NextContactsModule } from '../next-contacts/next-contacts.module';
import { PreviewModule } from '../preview/preview.module';
import { WorkflowDocumentsModule } from '../workflow-documents/workflow-documents.module';
import { WorkflowModule } from '../workflow/workflow.module';
import { BeginReplay } from './begin-replay';
import { GoOnWithReplays } from './go-on-with-replays.system';
import { PlaySignal } from './play-signal';
import { NextMoment } from './next-moment';
import { ReadReplays } from './read-replays';
import { ReplayStep } from './replay-step';
import { SettleTold } from './settle-told';
import { WorkflowReplaysController } from './workflow-replays.controller';

/** Plays the signals of the last days with another text of a workflow, and says who would have been told more or less. */
@Module({
  imports: [
    DeliveriesModule,
    HandlingModule,
    NextContactsModule,
    PreviewModule,
    WorkflowDocumentsModule,
    WorkflowModule,
  ],
  controllers: [WorkflowReplaysController],
  providers: [BeginReplay, GoOnWithReplays, NextMoment, PlaySignal, ReadReplays, ReplayStep, SettleTold],
})
export class WorkflowReplaysModule {}
