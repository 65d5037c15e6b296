import { Module } from '@nestjs/common';
import { CallModule } from '../call/call.module';
import { CapabilityCalls } from '../call/capability-calls';
import { LedgerModule } from '../ledger/ledger.module';
import { RecordOutcome } from '../ledger/record-outcome';
import { EndRun } from './end-run';
import { Freshness } from './freshness.system';
import { OpenRun } from './open-run';
import { PublishRun } from './publish-run';
import { RunSync } from './run-sync';
import { StorePage } from './store-page';
import { SyncedRecordsController } from './synced-records.controller';
import { SyncRunsController } from './sync-runs.controller';

@Module({
  imports: [CallModule, LedgerModule],
  controllers: [SyncedRecordsController, SyncRunsController],
  providers: [EndRun, Freshness, OpenRun, PublishRun, RunSync, StorePage],
  exports: [PublishRun],
})
export class SyncModule {
  constructor(calls: CapabilityCalls, runs: RunSync, outcomes: RecordOutcome, ending: EndRun) {
    calls.register(runs);
    outcomes.onFailure((tx, row) => ending.end(tx, row));
  }
}
