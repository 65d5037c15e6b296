import { messagingRetention } from '@linesman/messaging';
import type { ServiceSchema } from '@linesman/persistence';
import { Delivery } from './deliveries/delivery.entity';
import { Message } from './deliveries/message.entity';
import { Contact } from './contacts/contact.entity';
import { HealthScoreAdjustment } from './health-score/health-score-adjustment.entity';
import { AskedAgain1764970000000 } from './migrations/1764970000000-asked-again';
import { SignalColumns1764980000000 } from './migrations/1764980000000-signal-columns';
import { OpenSignalIndexes1764981000000 } from './migrations/1764981000000-open-signal-indexes';
import { SystemReads1764982000000 } from './migrations/1764982000000-system-reads';
import { AuditedContacts1764983000000 } from './migrations/1764983000000-audited-contacts';
import { OneEditAtATime1764984000000 } from './migrations/1764984000000-one-edit-at-a-time';
import { AccessRequests1764950000000 } from './migrations/1764950000000-access-requests';
import { Erasure1764480000000 } from './migrations/1764480000000-erasure';
import { Init1764000000000 } from './migrations/1764000000000-init';
import { Notes1764640000000 } from './migrations/1764640000000-notes';
import { Notifications1764100000000 } from './migrations/1764100000000-notifications';
import { StaffAndChanges1764910000000 } from './migrations/1764910000000-staff-and-changes';
import { StaffDeliveries1764610000000 } from './migrations/1764610000000-staff-deliveries';
import { TechCalls1764920000000 } from './migrations/1764920000000-tech-calls';
import { AuditNotes1764960000000 } from './migrations/1764960000000-audit-notes';
import { SetAside1764985000000 } from './migrations/1764985000000-set-aside';
import { EventFeed1765100000000 } from './migrations/1765100000000-event-feed';
import { TellingFirst1765600000000 } from './migrations/1765600000000-telling-first';
import { RestOfRuns1765601000000 } from './migrations/1765601000000-rest-of-runs';
import { OutboxByStream1765000000000 } from './migrations/1765000000000-outbox-by-stream';
import { Deferred1765110000000 } from './migrations/1765110000000-deferred';
import { FairClaims1765602000000 } from './migrations/1765602000000-fair-claims';
import { Partitions1765200000000 } from './migrations/1765200000000-partitions';
import { Forgetting1765700000000 } from './migrations/1765700000000-forgetting';
import { MoreListIndexes1766200000000 } from './migrations/1766200000000-more-list-indexes';
import { OutboxByTenant1767200000000 } from './migrations/1767200000000-outbox-by-tenant';
import { EndedSignals1769813000000 } from './migrations/1769813000000-ended-signals';
import { ParkedRequests1769812000000 } from './migrations/1769812000000-parked-requests';
import { EventEndpoints1768910000000 } from './migrations/1768910000000-event-endpoints';
import { FailedDeliveries1769910000000 } from './migrations/1769910000000-failed-deliveries';
import { DueAt1769920000000 } from './migrations/1769920000000-due-at';
import { GivenUp1769930000000 } from './migrations/1769930000000-given-up';
import { Digests1770100000000 } from './migrations/1770100000000-digests';
import { Brand1770200000000 } from './migrations/1770200000000-brand';
import { Diagnoses1768320000000 } from './migrations/1768320000000-diagnoses';
import { StaffMessages1767300000000 } from './migrations/1767300000000-staff-messages';
import { Outages1768110000000 } from './migrations/1768110000000-outages';
import { HeldFailures1768120000000 } from './migrations/1768120000000-held-failures';
import { FailuresOfCustomers1768121000000 } from './migrations/1768121000000-failures-of-customers';
import { NoticesOfOutages1768111000000 } from './migrations/1768111000000-notices-of-outages';
import { FirstCheckMessages1768410000000 } from './migrations/1768410000000-first-check-messages';
import { HealthScoreBases1768420000000 } from './migrations/1768420000000-health-score-bases';
import { HealthScoreChanges1768430000000 } from './migrations/1768430000000-health-score-changes';
import { InboundEmails1770310000000 } from './migrations/1770310000000-inbound-emails';
import { NextContacts1770312000000 } from './migrations/1770312000000-next-contacts';
import { LinkSteps1769711000000 } from './migrations/1769711000000-link-steps';
import { InboundEmail } from './signals/inbound-email.entity';
import { LinkStepRow } from './signals/link-step.entity';
import { SignalHandling1769500000000 } from './migrations/1769500000000-signal-handling';
import { Reminders1769500000001 } from './migrations/1769500000001-reminders';
import { SignalHandling } from './signals/signal-handling.entity';
import { SignalResponse } from './signals/signal-response.entity';
import { TenantSettingsRow } from './settings/tenant-settings.entity';
import { Signal } from './signals/signal.entity';
import { TechCall } from './signals/tech-call.entity';
import { Csm } from './channels/slack/csm.entity';
import { SlackRecipient } from './channels/slack/slack-recipient.entity';
import { Task } from './tasks/task.entity';
import { WaitingRuns1769410000000 } from './migrations/1769410000000-waiting-runs';
import { IndexesOfRuns1769411000000 } from './migrations/1769411000000-indexes-of-runs';
import { SlackChannels1770410000000 } from './migrations/1770410000000-slack-channels';
import { SignalsOfAssignees1770413000000 } from './migrations/1770413000000-signals-of-assignees';
import { SlackHomes1770412000000 } from './migrations/1770412000000-slack-homes';
import { SlackHome } from './channels/slack/home/slack-home.entity';
import { SlackChannelRefusal } from './channels/slack/channel/slack-channel-refusal.entity';
import { WorkflowDocument } from './workflow/document.entity';
import { WorkflowRun } from './workflow/run.entity';
import { WorkflowStepRow } from './workflow/step.entity';
import { DailySummaries1768613000000 } from './migrations/1768613000000-daily-summaries';
import { SignalsOfCsms1768614000000 } from './migrations/1768614000000-signals-of-csms';
import { SignalsOfASummary1768615000000 } from './migrations/1768615000000-signals-of-a-summary';
import { TenantTimeZone1768616000000 } from './migrations/1768616000000-tenant-time-zone';
import { Silences1769610000000 } from './migrations/1769610000000-silences';
import { RunsOfSilences1769611000000 } from './migrations/1769611000000-runs-of-silences';
import { Openings1769613000000 } from './migrations/1769613000000-openings';
import { SignalsOfIntegrations1769614000000 } from './migrations/1769614000000-signals-of-integrations';
import { DeliveriesOfAPerson1769612000000 } from './migrations/1769612000000-deliveries-of-a-person';
import { NewestSignals1769301000000 } from './migrations/1769301000000-newest-signals';
import { WorkOnTasks1770510000000 } from './migrations/1770510000000-work-on-tasks';
import { TasksOfIntegrations1770511000000 } from './migrations/1770511000000-tasks-of-integrations';
import { WorkflowReplays1770710000000 } from './migrations/1770710000000-workflow-replays';
import { OwnWorkflows1769300000000 } from './migrations/1769300000000-own-workflows';

export const schema: ServiceSchema = {
  service: 'notifier',
  entities: [
    Contact,
    Csm,
    Delivery,
    HealthScoreAdjustment,
    InboundEmail,
    LinkStepRow,
    Message,
    Signal,
    SignalHandling,
    SignalResponse,
    SlackChannelRefusal,
    SlackHome,
    SlackRecipient,
    Task,
    TechCall,
    TenantSettingsRow,
    WorkflowDocument,
    WorkflowRun,
    WorkflowStepRow,
  ],
  migrations: [
    Init1764000000000,
    Notifications1764100000000,
    Erasure1764480000000,
    StaffDeliveries1764610000000,
    Notes1764640000000,
    StaffAndChanges1764910000000,
    TechCalls1764920000000,
    AccessRequests1764950000000,
    AuditNotes1764960000000,
    AskedAgain1764970000000,
    SignalColumns1764980000000,
    OpenSignalIndexes1764981000000,
    SystemReads1764982000000,
    AuditedContacts1764983000000,
    OneEditAtATime1764984000000,
    SetAside1764985000000,
    OutboxByStream1765000000000,
    EventFeed1765100000000,
    TellingFirst1765600000000,
    RestOfRuns1765601000000,
    Deferred1765110000000,
    FairClaims1765602000000,
    Partitions1765200000000,
    Forgetting1765700000000,
    MoreListIndexes1766200000000,
    OutboxByTenant1767200000000,
    StaffMessages1767300000000,
    Outages1768110000000,
    NoticesOfOutages1768111000000,
    HeldFailures1768120000000,
    FailuresOfCustomers1768121000000,
    EventEndpoints1768910000000,
    FailedDeliveries1769910000000,
    DueAt1769920000000,
    GivenUp1769930000000,
    DailySummaries1768613000000,
    SignalsOfCsms1768614000000,
    SignalsOfASummary1768615000000,
    TenantTimeZone1768616000000,
    Diagnoses1768320000000,
    FirstCheckMessages1768410000000,
    HealthScoreBases1768420000000,
    HealthScoreChanges1768430000000,
    ParkedRequests1769812000000,
    EndedSignals1769813000000,
    WaitingRuns1769410000000,
    IndexesOfRuns1769411000000,
    Silences1769610000000,
    RunsOfSilences1769611000000,
    DeliveriesOfAPerson1769612000000,
    Openings1769613000000,
    SignalsOfIntegrations1769614000000,
    LinkSteps1769711000000,
    SignalHandling1769500000000,
    Reminders1769500000001,
    OwnWorkflows1769300000000,
    NewestSignals1769301000000,
    WorkOnTasks1770510000000,
    TasksOfIntegrations1770511000000,
    Digests1770100000000,
    InboundEmails1770310000000,
    NextContacts1770312000000,
    SlackChannels1770410000000,
    SlackHomes1770412000000,
    SignalsOfAssignees1770413000000,
    WorkflowReplays1770710000000,
    Brand1770200000000,
  ],
  retention: {
    ...messagingRetention,
    // For this time it can be found out whom an email reached, and why not.
    access_request_emails: { how: 'delete', by: 'settled_at', days: 30 },
    audit_log: { how: 'delete', by: 'at', days: 730, at_least: 365 },
    contacts: { forever: 'one for each technical contact' },
    csms: { forever: 'one for each CSM' },
    // For this time it can be found out who was sent a summary, and why not.
    daily_summaries: { how: 'delete', by: 'settled_at', days: 90 },
    deliveries: { with: 'signals', on: 'signal_id' },
    erased_customers: { forever: 'a late event finds that a customer was erased' },
    // Longer than an event of the customer can arrive.
    erased_event_ids: { how: 'delete', by: 'erased_at', days: 8, at_least: 8 },
    // A day longer than the events that they send.
    event_deliveries: { how: 'delete', by: 'created_at', days: 8, at_least: 8 },
    event_endpoints: { forever: 'at most 20 for each tenant, until somebody deletes one' },
    event_feed: { forever: 'one row' },
    event_subscriptions: { how: 'delete', by: 'read_at', days: 30, at_least: 8 },
    first_check_messages: { how: 'delete', by: 'settled_at', days: 30 },
    // The newest one of each customer stays.
    health_score_bases: {
      how: 'delete',
      by: 'created_at',
      days: 400,
      at_least: 31,
      where: `exists (select from health_score_bases b where b.customer_id = health_score_bases.customer_id
        and b.created_at > health_score_bases.created_at)`,
    },
    health_score_adjustments: { with: 'signals', on: 'signal_id' },
    held_failures: { how: 'delete', by: 'ended_at', days: 400, at_least: 31 },
    inbound_emails: { with: 'signals', on: 'signal_id' },
    // What a stream lost is published again for a week, and found here as stored already.
    kept_events: {
      how: 'code',
      by: 'kept_at',
      days: 7,
      at_least: 7,
      file: 'apps/notifier/src/feed/forget-events.system.ts',
    },
    link_steps: { with: 'signals', on: 'signal_id' },
    messages: {
      how: 'delete',
      by: 'created_at',
      days: 400,
      at_least: 31,
      where: 'not exists (select from deliveries d where d.message_id = messages.id)',
    },
    overdue_messages: { how: 'delete', by: 'settled_at', days: 30 },
    overdue_notices: { with: 'tasks', on: 'task_id' },
    own_workflows: { forever: 'at most 50 for each tenant' },
    outage_signals: { with: 'signals', on: 'signal_id' },
    outages: { how: 'delete', by: 'settled_at', days: 400, at_least: 31 },
    signal_handling: { with: 'signals', on: 'signal_id' },
    signal_responses: { with: 'signals', on: 'signal_id' },
    signals: { how: 'delete', by: 'closed_at', days: 400, at_least: 31 },
    silences: { how: 'delete', by: 'ends_at', days: 400, at_least: 31 },
    slack_channel_refusals: { how: 'delete', by: 'retry_at', days: 30 },
    slack_homes: { how: 'delete', by: 'opened_at', days: 30 },
    slack_recipients: { forever: 'one for each person who was told on Slack' },
    staff_messages: { how: 'delete', by: 'settled_at', days: 30 },
    summary_refusals: { forever: 'one for each person who wants no summary' },
    summary_schedules: { forever: 'one for each tenant' },
    task_comments: { with: 'tasks', on: 'task_id' },
    task_looks: { with: 'tasks', on: 'task_id' },
    tasks: { how: 'delete', by: 'closed_at', days: 400, at_least: 31 },
    tech_calls: { with: 'signals', on: 'signal_id' },
    tenant_settings: { forever: 'one for each tenant' },
    workflow_documents: { forever: 'one for each version of a document' },
    // As long as a change of a document is thought about.
    workflow_replays: { how: 'delete', by: 'created_at', days: 14 },
    workflow_replay_messages: { with: 'workflow_replays', on: 'replay_id' },
    workflow_replay_people: { with: 'workflow_replays', on: 'replay_id' },
    workflow_replay_signals: { with: 'workflow_replays', on: 'replay_id' },
    workflow_runs: { with: 'signals', on: 'signal_id' },
    workflow_versions: { forever: 'one for each text that a tenant published' },
    workflow_steps: { with: 'workflow_runs', on: 'run_id' },
  },
};
