import { Module } from '@nestjs/common';
import { AttemptModule } from '../attempt/attempt.module';
import { LedgerModule } from '../ledger/ledger.module';
import { EndParked } from './end-parked';
import { ExpireParked } from './expire-parked.system';
import { ListParkedLinesController } from './list-parked-lines.controller';
import { OnIntegrationStatusChanged } from './on-integration-status-changed';
import { ParkedExecutionsController } from './parked-executions.controller';
import { ParkedLinesController } from './parked-lines.controller';
import { ParkingMetrics } from './parking-metrics.system';
import { ReleaseLines } from './release-lines.system';
import { ReleaseNext } from './release-next';

/** Requests that wait for a verified recovery of their integration: released in order, cancelled, or ended by their time. */
@Module({
  imports: [AttemptModule, LedgerModule],
  controllers: [
    ListParkedLinesController,
    OnIntegrationStatusChanged,
    ParkedExecutionsController,
    ParkedLinesController,
  ],
  providers: [EndParked, ExpireParked, ParkingMetrics, ReleaseLines, ReleaseNext],
})
export class ParkingModule {}
