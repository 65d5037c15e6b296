import {
  callerFirst,
  type Case,
  caller,
  customer_id,
  delivery_id,
  each,
  endpoint_id,
  lately,
  signal_id,
  task_id,
} from '../case.ts';
import { TENANT } from '../grown-tables.ts';
import { ofMessaging } from './messaging.ts';
import { ofSignals } from './notifier-signals.ts';
import { ofReplays } from './workflow-replays.ts';

const owner = 'notifier';
const task = each({ status: 'open' }, { customer_id }, { signal_id });

const clock = { now: () => new Date() };
const actions = { names: ['slack_dm'], get: () => ({ tells: true }) };
/** As a list that is no page. */
const items = async (found: Promise<unknown>) => ({ items: (await found) as unknown[] });

export const ofNotifier: Case[] = [
  ...ofSignals,
  {
    route: '/v1/tasks',
    owner,
    file: 'tasks/tasks.controller',
    name: 'TasksController',
    queries: [...task, { assignee: 'me' }, { overdue: 'true' }, { priority: ['high'] }, { q: 'call' }],
    made_with: (database) => [database, clock],
    ask: callerFirst,
  },
  {
    route: '/v1/tasks/{task_id}/comments',
    owner,
    file: 'tasks/task-comments.controller',
    name: 'TaskCommentsController',
    queries: [{}],
    ask: (lists, query) => lists.list!(caller, task_id, query),
  },
  {
    route: '/v1/internal/tasks',
    owner,
    file: 'tasks/all-staff-tasks.system',
    name: 'AllStaffTasks',
    queries: task,
  },
  {
    route: '/v1/daily-summaries',
    owner,
    file: 'daily-summaries/daily-summaries.controller',
    name: 'DailySummariesController',
    queries: each(),
    ask: callerFirst,
  },
  {
    route: '/v1/contacts',
    owner,
    file: 'contacts/contacts.controller',
    name: 'ContactsController',
    queries: each({ address: 'contact10@example.com' }),
    ask: callerFirst,
  },
  {
    route: '/v1/deliveries',
    owner,
    file: 'deliveries/deliveries.controller',
    name: 'DeliveriesController',
    queries: [{ signal_id }],
    ask: callerFirst,
  },
  {
    route: '/v1/deliveries/awaiting-approval',
    owner,
    file: 'approvals/decide-approval',
    name: 'DecideApproval',
    queries: each(),
    ask: async (lists) => ({ items: (await lists.waiting!(TENANT)) as unknown as unknown[] }),
  },
  {
    route: '/v1/workflow-runs',
    owner,
    file: 'workflow-runs/workflow-runs.controller',
    name: 'WorkflowRunsController',
    queries: each({ state: 'failed' }, { workflow: 'integration-degraded' }, { signal_id }, { since: lately.from }),
    ask: callerFirst,
  },
  {
    route: '/v1/deliveries/failed',
    owner,
    file: 'failed-deliveries/failed-deliveries.controller',
    name: 'FailedDeliveriesController',
    queries: each(),
    ask: callerFirst,
  },
  {
    route: '/v1/signal-notices',
    owner,
    file: 'deliveries/signal-notices.controller',
    name: 'SignalNoticesController',
    queries: [{ signal_id: [signal_id] }],
    ask: callerFirst,
  },
  {
    route: '/v1/signal-handling',
    owner,
    file: 'handling/signal-handling.controller',
    name: 'SignalHandlingController',
    made_with: (database) => [database, undefined, undefined, undefined, { now: () => new Date() }],
    queries: [{ signal_id: [signal_id] }],
    ask: callerFirst,
  },
  {
    route: '/v1/health-score-changes',
    owner,
    file: 'health-score/health-score-changes.controller',
    name: 'HealthScoreChangesController',
    queries: [{ customer_id }],
    ask: callerFirst,
  },
  {
    route: '/v1/health-score-adjustments',
    owner,
    file: 'health-score/health-score-adjustments.controller',
    name: 'HealthScoreAdjustmentsController',
    queries: [{ customer_id }],
    ask: callerFirst,
  },
  {
    route: '/v1/risk-signals/{signal_id}/responses',
    owner,
    file: 'responses/signal-responses.controller',
    name: 'SignalResponsesController',
    made_with: (database) => [undefined, undefined, database],
    queries: each(),
    ask: (lists) => lists.listResponses!(caller, signal_id),
  },
  {
    route: '/v1/events',
    owner,
    file: 'feed/read-events',
    name: 'ReadEvents',
    made_with: (database) => [database, { now: () => Promise.resolve({ last: 0n }) }],
    queries: each({ after: '1000' }, { types: ['risk_signal.opened'] }),
    ask: async (lists, { after = '0', types, limit }) => {
      const wanted = { after: BigInt(after as string), types, limit };
      const { events } = (await lists.readOrWait!(TENANT, wanted, AbortSignal.abort())) as unknown as {
        events: unknown[];
      };
      return { items: events };
    },
  },
  {
    route: '/v1/event-endpoints/{endpoint_id}/deliveries',
    owner,
    file: 'event-endpoints/event-deliveries.controller',
    name: 'EventDeliveriesController',
    queries: each({ state: 'failed' }),
    ask: (lists, query) => lists.list!(caller, endpoint_id, query),
  },
  {
    route: '/v1/decisions',
    owner,
    file: 'decisions/read-decisions',
    name: 'ReadDecisions',
    made_with: (database) => [database, actions],
    queries: [{ recipient: 'someone10@example.com' }],
    ask: (lists, query) => items(lists.ofPerson!(TENANT, { ...query, since: lately.from })),
  },
  {
    route: '/v1/risk-signals/{signal_id}/decisions',
    owner,
    file: 'decisions/read-decisions',
    name: 'ReadDecisions',
    made_with: (database) => [database, actions],
    queries: each(),
    ask: (lists) => items(lists.ofSignal!(TENANT, signal_id)),
  },
  {
    route: '/v1/silences',
    owner,
    file: 'silences/silences',
    name: 'Silences',
    made_with: (database) => [database, undefined, clock],
    queries: [{ state: 'open' }, { state: 'ended' }],
    ask: (lists, query) => items(lists.list!({ tenantId: TENANT, everywhere: false }, query)),
  },
  {
    route: '/v1/internal/silences',
    owner,
    file: 'silences/silences',
    name: 'Silences',
    made_with: (database) => [database, undefined, clock],
    queries: [{ state: 'open' }, { state: 'ended' }],
    ask: (lists, query) => items(lists.list!({ tenantId: TENANT, everywhere: true }, query)),
  },
  {
    route: '/v1/workflows/{workflow}/versions',
    owner,
    file: 'workflow-documents/read-workflows',
    name: 'ReadWorkflows',
    made_with: (database) => [database, { builtIn: [] }],
    queries: each(),
    ask: async (lists, { limit }) => ({
      items: (await lists.versions!(TENANT, 'workflow10', [], limit)) as unknown as unknown[],
    }),
  },
  ...ofReplays,
  {
    route: '/v1/internal/deliveries',
    owner,
    file: 'deliveries/all-deliveries.system',
    name: 'AllDeliveries',
    queries: each({ tenant_id: TENANT }, { signal_id }, { state: 'failed' }, { channel: 'email' }, lately),
    made_with: (database) => [database, { fallbacks: {} }],
  },
  {
    route: '/v1/audit-log/messages',
    owner,
    file: 'audit/audit-log.controller',
    name: 'MessageAuditLogController',
    queries: each(
      { subject_id: delivery_id, subject_type: 'delivery' },
      { actor: ['person10'] },
      { not_actor: 'mia' },
      { action: 'delivery.approved' },
      { before_id: 1_000 },
      lately,
    ),
    ask: callerFirst,
  },
  ...ofMessaging,
];
