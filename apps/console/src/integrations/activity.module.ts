import { Module } from '@nestjs/common';
import { ExecutionController } from './executions/execution.controller';
import { ExecutionsController } from './executions/executions.controller';
import { LoadExecutions } from './executions/load-executions';
import { ManagingModule } from './managing.module';
import { LoadRecords } from './sync/load-records';
import { LoadSyncs } from './sync/load-syncs';
import { RecordsController } from './sync/records.controller';
import { ScheduleController } from './sync/schedule.controller';
import { SyncsController } from './sync/syncs.controller';
import { CapabilitiesController } from './try-it/capabilities.controller';
import { LoadCapabilities } from './try-it/load-capabilities';
import { LoadTried } from './try-it/load-tried';
import { RunCapability } from './try-it/run-capability';
import { TryItController } from './try-it/try-it.controller';
import { LoadWaiting } from './waiting/load-waiting';
import { WaitingController } from './waiting/waiting.controller';

/** The activity of one integration: executions, syncs, records, and capabilities to try. */
@Module({
  imports: [ManagingModule],
  controllers: [
    CapabilitiesController,
    ExecutionController,
    ExecutionsController,
    RecordsController,
    ScheduleController,
    SyncsController,
    TryItController,
    WaitingController,
  ],
  providers: [LoadCapabilities, LoadExecutions, LoadRecords, LoadSyncs, LoadTried, LoadWaiting, RunCapability],
})
export class ActivityModule {}
