import { messagingRetention } from '@linesman/messaging';
import type { ServiceSchema } from '@linesman/persistence';
import { Delivery } from './deliveries/delivery.entity';
import { Message } from './deliveries/message.entity';
import { Contact } from './contacts/contact.entity';
import { HealthScoreAdjustment } from './health-score/health-score-adjustment.entity';
import { InboundEmail } from './signals/inbound-email.entity';
import { LinkStepRow } from './signals/link-step.entity';
import { SignalHandling } from './signals/signal-handling.entity';
import { SignalResponse } from './signals/signal-response.entity';
import { TenantSettingsRow } from './settings/tenant-settings.entity';
import { Signal } from './signals/signal.entity';
import { TechCall } from './signals/tech-call.entity';
import { Csm } from './channels/slack/csm.entity';
import { SlackRecipient } from './channels/slack/slack-recipient.entity';
import { Task } from './tasks/task.entity';
import { SlackHome } from './channels/slack/home/slack-home.entity';
import { SlackChannelRefusal } from './channels/slack/channel/slack-channel-refusal.entity';
import { TeamsLink } from './channels/teams/link/teams-link.entity';
import { WorkflowDocument } from './workflow/document.entity';
import { WorkflowRun } from './workflow/run.entity';
import { WorkflowStepRow } from './workflow/step.entity';
import { migrations } from './migrations';

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
    TeamsLink,
    TechCall,
    TenantSettingsRow,
    WorkflowDocument,
    WorkflowRun,
    WorkflowStepRow,
  ],
  migrations,
  retention: {
    ...messagingRetention,
    // For this time it can be found out whom an email reached, and why not.
    access_request_emails: { how: 'delete', by: 'settled_at', days: 30 },
    audit_log: { how: 'delete', by: 'at', days: 730, at_least: 365 },
    chosen_channels: { forever: 'one for each tenant that chose a channel' },
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
    // As long as the integrations service knows a person who does not sign in any more.
    saved_views: { how: 'delete', by: 'seen_at', days: 365 },
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
    teams_links: { forever: 'one for each tenant that made a code, until it ends the link' },
    tech_calls: { with: 'signals', on: 'signal_id' },
    tenant_settings: { forever: 'one for each tenant' },
    workflow_documents: { forever: 'one for each version of a document that is kept' },
    // As long as a change of a document is thought about.
    workflow_replays: { how: 'delete', by: 'created_at', days: 14 },
    workflow_replay_messages: { with: 'workflow_replays', on: 'replay_id' },
    workflow_replay_people: { with: 'workflow_replays', on: 'replay_id' },
    workflow_replay_signals: { with: 'workflow_replays', on: 'replay_id' },
    workflow_runs: { with: 'signals', on: 'signal_id' },
    workflow_versions: { forever: 'the newest 100 of each workflow, and those in use' },
    workflow_steps: { with: 'workflow_runs', on: 'run_id' },
  },
};
