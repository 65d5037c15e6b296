import { Module } from '@nestjs/common';
import { LedgerModule } from '../ledger/ledger.module';
import { RecordOutcome } from '../ledger/record-outcome';
import { PublishRun } from '../sync/publish-run';
import { SyncModule } from '../sync/sync.module';
import { ChangeSchedules } from './change-schedules';
import { DueRuns } from './due-runs';
import { FindLate } from './find-late.system';
import { NoteEnds } from './note-ends';
import { OnIntegrations } from './on-integrations';
import { OnTenantSettingsChanged } from './on-tenant-settings-changed';
import { SchedulesController } from './schedules.controller';
import { StartDue } from './start-due.system';
import { TriggerSyncsRpc } from './trigger-syncs.rpc';
import { TellProblem } from './tell-problem';

/** Syncs that run by themselves. */
@Module({
  imports: [LedgerModule, SyncModule],
  controllers: [OnIntegrations, OnTenantSettingsChanged, SchedulesController, TriggerSyncsRpc],
  providers: [ChangeSchedules, DueRuns, FindLate, NoteEnds, StartDue, TellProblem],
  exports: [DueRuns],
})
export class SchedulesModule {
  constructor(outcomes: RecordOutcome, runs: PublishRun, ends: NoteEnds) {
    outcomes.onFailure((tx, row) => ends.failed(tx, row));
    runs.onWhole((tx, run) => ends.whole(tx, run));
  }
}
