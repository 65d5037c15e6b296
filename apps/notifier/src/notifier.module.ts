import { MessagingModule } from '@linesman/messaging';
import { PersistenceModule } from '@linesman/persistence';
import { ServiceKitModule } from '@linesman/service-kit';
import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import type { NotifierConfig } from './config';
import { AllDeliveriesController } from './deliveries/all-deliveries.controller';
import { AllDeliveries } from './deliveries/all-deliveries.system';
import { ClaimDelivery } from './deliveries/claim-delivery';
import { CloseDeliveries } from './deliveries/close-deliveries';
import { CountDuplicate } from './deliveries/count-duplicate';
import { DeliverJob } from './deliveries/deliver.job';
import { DeliveriesController } from './deliveries/deliveries.controller';
import { Dispatcher, QUEUE } from './deliveries/dispatcher';
import { DueWork } from './deliveries/due-work.system';
import { FailOver } from './deliveries/fail-over';
import { MarkStale } from './deliveries/mark-stale';
import { PlanDelivery } from './deliveries/plan-delivery';
import { RecordSent } from './deliveries/record-sent';
import { SendDelivery } from './deliveries/send-delivery';
import { SignalNoticesController } from './deliveries/signal-notices.controller';
import { SettleDelivery } from './deliveries/settle-delivery';
import { Sweeper } from './deliveries/sweeper';
import { WorkOff } from './deliveries/work-off';
import { ComposeMail } from './email/compose-mail';
import { EmailChannel } from './email/email-channel';
import { Smtp } from './email/smtp';
import { Templates } from './email/templates';
import { UnsubscribeController } from './email/unsubscribe.controller';
import { OnErasures } from './erasure/on-erasures.controller';
import { AdjustHealthScore } from './health-score/adjust-health-score';
import { HealthScoreAdjustmentsController } from './health-score/health-score-adjustments.controller';
import { redisProvider, RedisWatch } from './redis';
import { CarryOutClick } from './responses/carry-out-click';
import { RespondToSignal } from './responses/respond-to-signal';
import { RiskSignalsController } from './responses/risk-signals.controller';
import { schema } from './schema';
import { OnTenantSettingsChanged } from './settings/on-tenant-settings-changed';
import { OnRiskSignalOpened } from './signals/on-risk-signal-opened';
import { OnRiskSignalResolved } from './signals/on-risk-signal-resolved';
import { OnRiskSignalUpdated } from './signals/on-risk-signal-updated';
import { FindConversation } from './slack/find-conversation';
import { FindOnSlack } from './slack/find-on-slack';
import { HistoryBudget } from './slack/history-budget';
import { InteractivityController } from './slack/interactivity.controller';
import { RefreshMessage } from './slack/refresh-message';
import { SlackChannel } from './slack/slack-channel';
import { SlackWording } from './slack/slack-wording';
import { Workspaces } from './slack/workspaces';
import { CloseTasks } from './tasks/close-tasks';
import { CreateTask } from './tasks/create-task';
import { TasksController } from './tasks/tasks.controller';
import { PerformStep } from './workflow/perform-step';
import { RunSteps } from './workflow/run-steps';
import { StartRun } from './workflow/start-run';
import { Workflows } from './workflow/workflows';

const handlers = [OnErasures, OnRiskSignalOpened, OnRiskSignalResolved, OnRiskSignalUpdated, OnTenantSettingsChanged];
const routes = [
  AllDeliveriesController,
  DeliveriesController,
  HealthScoreAdjustmentsController,
  InteractivityController,
  RiskSignalsController,
  SignalNoticesController,
  TasksController,
  UnsubscribeController,
];
const workflow = [PerformStep, RunSteps, StartRun, Workflows];
const effects = [AdjustHealthScore, CarryOutClick, CloseTasks, CreateTask, RespondToSignal];
const deliveries = [
  AllDeliveries,
  ClaimDelivery,
  CloseDeliveries,
  CountDuplicate,
  DeliverJob,
  Dispatcher,
  DueWork,
  FailOver,
  MarkStale,
  PlanDelivery,
  RecordSent,
  SendDelivery,
  SettleDelivery,
  Sweeper,
  WorkOff,
];
const slack = [FindConversation, FindOnSlack, HistoryBudget, RefreshMessage, SlackChannel, SlackWording, Workspaces];
const email = [ComposeMail, EmailChannel, Smtp, Templates];

@Module({})
export class NotifierModule {
  static with(config: NotifierConfig): DynamicModule {
    return {
      module: NotifierModule,
      imports: [
        ServiceKitModule.forService('notifier', config),
        PersistenceModule.forSchema(schema, config),
        MessagingModule.forService('notifier', config),
        BullModule.forRoot({ prefix: 'notifier', connection: { url: config.REDIS_URL } }),
        BullModule.registerQueue({ name: QUEUE }),
      ],
      controllers: [...handlers, ...routes],
      providers: [redisProvider, RedisWatch, ...workflow, ...effects, ...deliveries, ...slack, ...email],
    };
  }
}
