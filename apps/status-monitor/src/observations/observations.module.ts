import { Module } from '@nestjs/common';
import { ScheduleModule } from '../schedule/schedule.module';
import { SignalsModule } from '../signals/signals.module';
import { IntegrationEventsController } from './integration-events.controller';
import { OnObservations } from './on-observations';
import { OnSyncProblemChanged } from './on-sync-problem-changed';
import { OnSyncRunFinished } from './on-sync-run-finished';
import { RecordBatches } from './record-batches.system';
import { RecordObservation } from './record-observation';
import { TakeReport } from './take-report';

/** Turns observations into health, events and risk signals. */
@Module({
  imports: [ScheduleModule, SignalsModule],
  controllers: [IntegrationEventsController, OnObservations, OnSyncProblemChanged, OnSyncRunFinished],
  providers: [RecordBatches, RecordObservation, TakeReport],
  exports: [RecordObservation, TakeReport],
})
export class ObservationsModule {}
