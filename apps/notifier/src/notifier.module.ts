import { MessagingModule } from '@linesman/messaging';
import { PersistenceModule } from '@linesman/persistence';
import { RedisModule } from '@linesman/redis';
import { loadConfig, ServiceKitModule } from '@linesman/service-kit';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AccessRequestsModule } from './access-requests/access-requests.module';
import { ApprovalButtonsModule } from './approval-buttons/approval-buttons.module';
import { ApprovalsModule } from './approvals/approvals.module';
import { AuditModule } from './audit/audit.module';
import { ChannelWatchModule } from './channel-watch/channel-watch.module';
import { ChannelsModule } from './channels/channels.module';
import { ENVIRONMENT, NotifierConfig } from './config';
import { ContactsModule } from './contacts/contacts.module';
import { DailySummariesModule } from './daily-summaries/daily-summaries.module';
import { DecisionsModule } from './decisions/decisions.module';
import { DeliveriesModule } from './deliveries/deliveries.module';
import { CustomerErasureModule } from './erasure/customer-erasure.module';
import { EventEndpointsModule } from './event-endpoints/event-endpoints.module';
import { FailedDeliveriesModule } from './failed-deliveries/failed-deliveries.module';
import { FeedModule } from './feed/feed.module';
import { FirstChecksModule } from './first-checks/first-checks.module';
import { HandlingModule } from './handling/handling.module';
import { HealthScoreModule } from './health-score/health-score.module';
import { InboundEmailModule } from './inbound-email/inbound-email.module';
import { LinkStepsModule } from './link-steps/link-steps.module';
import { HeartbeatModule } from './heartbeat/heartbeat.module';
import { NewLinksModule } from './new-links/new-links.module';
import { PreviewModule } from './preview/preview.module';
import { OverdueTasksModule } from './overdue-tasks/overdue-tasks.module';
import { ParkedRequestsModule } from './parked-requests/parked-requests.module';
import { OutagesModule } from './outages/outages.module';
import { ResponsesModule } from './responses/responses.module';
import { schema } from './schema';
import { SettingsModule } from './settings/settings.module';
import { SilencesModule } from './silences/silences.module';
import { StaffSignalsModule } from './staff-signals/staff-signals.module';
import { TasksModule } from './tasks/tasks.module';
import { TestAlertsModule } from './test-alerts/test-alerts.module';
import { TriageModule } from './triage/triage.module';
import { WorkflowRunsModule } from './workflow-runs/workflow-runs.module';
import { WorkflowModule } from './workflow/workflow.module';
import { WorkflowDocumentsModule } from './workflow-documents/workflow-documents.module';
import { WorkflowReplaysModule } from './workflow-replays/workflow-replays.module';

@Global()
@Module({})
export class NotifierModule {
  /** @param environment the variables that this service and its channels are configured with. */
  static from(environment: NodeJS.ProcessEnv): DynamicModule {
    const config = loadConfig(NotifierConfig, environment);
    return {
      module: NotifierModule,
      imports: [
        ServiceKitModule.forService('notifier', config),
        PersistenceModule.forSchema(schema, config),
        MessagingModule.forService('notifier', config),
        RedisModule.forService('notifier', config.REDIS_URL),
        AccessRequestsModule,
        ApprovalButtonsModule,
        ApprovalsModule,
        AuditModule,
        ChannelsModule,
        ChannelWatchModule,
        ContactsModule,
        CustomerErasureModule,
        DailySummariesModule,
        DecisionsModule,
        DeliveriesModule,
        EventEndpointsModule,
        FailedDeliveriesModule,
        FeedModule,
        FirstChecksModule,
        HandlingModule,
        HealthScoreModule,
        InboundEmailModule,
        LinkStepsModule,
        HeartbeatModule,
        NewLinksModule,
        PreviewModule,
        OutagesModule,
        OverdueTasksModule,
        ParkedRequestsModule,
        ResponsesModule,
        SettingsModule,
        SilencesModule,
        StaffSignalsModule,
        TasksModule,
        TestAlertsModule,
        TriageModule,
        WorkflowModule,
        WorkflowRunsModule,
        WorkflowDocumentsModule,
        WorkflowReplaysModule,
      ],
      providers: [{ provide: ENVIRONMENT, useValue: environment }],
      exports: [ENVIRONMENT],
    };
  }
}
