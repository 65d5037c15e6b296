import { Module } from '@nestjs/common';
import { ContactsModule } from '../contacts/contacts.module';
import { DeliveriesModule } from '../deliveries/deliveries.module';
import { HandlingModule } from '../handling/handling.module';
import { HeldFailuresModule } from '../held-failures/held-failures.module';
import { HealthScoreModule } from '../health-score/health-score.module';
import { TasksModule } from '../tasks/tasks.module';
import { ActionRegistry } from './action-registry';
import { Documents } from './documents';
import { HeldRuns } from './held-runs.system';
import { KeepDiagnosis } from './keep-diagnosis';
import { OnRiskSignalOpened } from './on-risk-signal-opened';
import { OnRiskSignalResolved } from './on-risk-signal-resolved';
import { OnRiskSignalUpdated } from './on-risk-signal-updated';
import { RunSteps } from './run-steps';
import { StartRun } from './start-run';
import { StepProgress } from './step-progress';
import { TellLiftedContacts } from './tell-lifted-contacts';
import { TellOnce } from './tell-once';
import { TellStaff } from './tell-staff';
import { Workflows } from './workflows';

/** Follows a risk signal from its opening to its end: runs the documents, shows changes, takes everything back. */
@Module({
  imports: [ContactsModule, DeliveriesModule, HandlingModule, HealthScoreModule, HeldFailuresModule, TasksModule],
  controllers: [OnRiskSignalOpened, OnRiskSignalResolved, OnRiskSignalUpdated],
  providers: [
    ActionRegistry,
    Documents,
    HeldRuns,
    RunSteps,
    StartRun,
    KeepDiagnosis,
    StepProgress,
    TellLiftedContacts,
    TellOnce,
    TellStaff,
    Workflows,
  ],
  exports: [ActionRegistry, StartRun, Workflows],
})
export class WorkflowModule {}
