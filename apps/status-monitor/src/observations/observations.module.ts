import { Module } from '@nestjs/common';
import { LatelyCalled } from '../calls/lately-called';
import { DiagnosisModule } from '../diagnosis/diagnosis.module';
import { ScheduleModule } from '../schedule/schedule.module';
import { SignalsModule } from '../signals/signals.module';
import { IntegrationEventsController } from './integration-events.controller';
import { OnObservations } from './on-observations';
import { OnSyncProblemChanged } from './on-sync-problem-changed';
import { RecordBatches } from './record-batches.system';
import { RecordObservation } from './record-observation';
import { TakeReport } from './take-report';

/** Turns observations into health, events and risk signals. */
@Module({
  imports: [DiagnosisModule, ScheduleModule, SignalsModule],
  controllers: [IntegrationEventsController, OnObservations, OnSyncProblemChanged],
  providers: [LatelyCalled, RecordBatches, RecordObservation, TakeReport],
  exports: [LatelyCalled, RecordObservation, TakeReport],
})
export class ObservationsModule {}
