import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { EventEndpointsModule } from '../event-endpoints/event-endpoints.module';
import { HandlingModule } from '../handling/handling.module';
import { HeldFailuresModule } from '../held-failures/held-failures.module';
import { HealthScoreModule } from '../health-score/health-score.module';
import { SilencesModule } from '../silences/silences.module';
import { TasksModule } from '../tasks/tasks.module';
import { ActionRegistry } from './action-registry';
import { DecideHold } from './decide-hold';
import { Documents } from './documents';
import { HeldRuns } from './held-runs.system';
import { HoldMany } from './hold-many';
import { KeepDiagnosis } from './keep-diagnosis';
import { OnRiskSignalOpened } from './on-risk-signal-opened';
import { OnRiskSignalResolved } from './on-risk-signal-resolved';
import { OnRiskSignalUpdated } from './on-risk-signal-updated';
import { RecordFailure } from './record-failure';
import { ResumeRun } from './resume-run';
import { RunSteps } from './run-steps';
import { StartRun } from './start-run';
import { StepProgress } from './step-progress';
import { TellLiftedContacts } from './tell-lifted-contacts';
import { TellOnce } from './tell-once';
import { TellStaff } from './tell-staff';
import { Workflows } from './workflows';

/** Follows a risk signal from its opening to its end: runs the documents, shows changes, takes everything back. */
@Module({
  imports: [
    ContactsModule,
    DeliveriesModule,
    EventEndpointsModule,
    HandlingModule,
    HealthScoreModule,
    HeldFailuresModule,
    SilencesModule,
    TasksModule,
  ],
  controllers: [OnRiskSignalOpened, OnRiskSignalResolved, OnRiskSignalUpdated],
  providers: [
    ActionRegistry,
    DecideHold,
    Documents,
    HeldRuns,
    HoldMany,
    RecordFailure,
    ResumeRun,
    RunSteps,
    StartRun,
    KeepDiagnosis,
    StepProgress,
    TellLiftedContacts,
    TellOnce,
    TellStaff,
    Workflows,
  ],
  exports: [ActionRegistry, Documents, ResumeRun, StartRun, Workflows],
})
export class WorkflowModule {}
