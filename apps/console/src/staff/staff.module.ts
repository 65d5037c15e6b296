import { Module } from '@nestjs/common';
import { ReadinessModule } from '../readiness/readiness.module';
import { AlertsController } from './alerts/alerts.controller';
import { LoadAlerts } from './alerts/load-alerts';
import { StaffAuditController } from './audit/staff-audit.controller';
import { AddCapabilityController } from './connections/add-capability.controller';
import { CapabilityController } from './connections/capability.controller';
import { ConnectionController } from './connections/connection.controller';
import { ConnectionsController } from './connections/connections.controller';
import { DeleteConnectionController } from './connections/delete-connection.controller';
import { LoadConnection } from './connections/load-connection';
import { NewConnectionController } from './connections/new-connection.controller';
import { SaveConnection } from './connections/save-connection';
import { DeadLettersController } from './dead-letters/dead-letters.controller';
import { LoadLetters } from './dead-letters/load-letters';
import { ReplayAll } from './dead-letters/replay-all';
import { ReplayController } from './dead-letters/replay.controller';
import { StaffDeliveriesController } from './deliveries/staff-deliveries.controller';
import { IncidentsController } from './incidents/incidents.controller';
import { LoadIncidents } from './incidents/load-incidents';
import { LoadConnectionNames } from './load-connection-names';
import { IntegrationReplayController } from './replay/integration-replay.controller';
import { StaffReliabilityController } from './reliability/staff-reliability.controller';
import { StaffSilencesController } from './silences/staff-silences.controller';
import { StaffSignalsController } from './risk-signals/staff-signals.controller';
import { RunbookController } from './runbook/runbook.controller';
import { LoadSetAside } from './set-aside/load-set-aside';
import { SetAsideController } from './set-aside/set-aside.controller';
import { ShadowRulesController } from './shadow-rules/shadow-rules.controller';
import { StaffTasksController } from './tasks/staff-tasks.controller';
import { LoadStaffWork } from './load-staff-work';

@Module({
  imports: [ReadinessModule],
  controllers: [
    AddCapabilityController,
    AlertsController,
    CapabilityController,
    // Before ConnectionController: the path of that one matches /staff/connections/new too.
    NewConnectionController,
    ConnectionsController,
    DeleteConnectionController,
    ConnectionController,
    DeadLettersController,
    IncidentsController,
    IntegrationReplayController,
    ReplayController,
    RunbookController,
    SetAsideController,
    ShadowRulesController,
    StaffAuditController,
    StaffDeliveriesController,
    StaffReliabilityController,
    StaffSignalsController,
    StaffSilencesController,
    StaffTasksController,
  ],
  providers: [
    LoadAlerts,
    LoadConnection,
    LoadConnectionNames,
    LoadIncidents,
    LoadLetters,
    LoadSetAside,
    LoadStaffWork,
    ReplayAll,
    SaveConnection,
  ],
  exports: [LoadStaffWork],
})
export class StaffModule {}
