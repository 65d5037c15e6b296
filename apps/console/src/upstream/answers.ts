import type { Answer, ItemOf } from './routes';

/** What the services answer, under the names that pages use. The routes' own types come from docs/openapi.yaml. */
export type Integration = Answer<'get', '/v1/integrations/{integration_id}'>;
export type IntegrationCapability = ItemOf<'/v1/integrations/{integration_id}/capabilities'>;
export type IntegrationLink = ItemOf<'/v1/integrations/{integration_id}/links'>;
export type ConnectionSetup = Answer<'get', '/v1/connections/{connection_code}/setup'>;
export type PendingCredentials = Answer<'get', '/v1/integrations/{integration_id}/pending-credentials'>;
export type Deletion = Exclude<Answer<'delete', '/v1/integrations/{integration_id}'>, undefined>;
export type EntityLink = ItemOf<'/v1/entities/{entity_type}/{entity_id}/integrations'>;
export type Customer = Answer<'get', '/v1/customers/{customer_id}'>;
export type Environment = Answer<'get', '/v1/customers/{customer_id}/environment'>;
export type AccessRequest = Answer<'post', '/v1/access-requests'>;
export type MyRights = Answer<'get', '/v1/my-rights'>;
export type Person = ItemOf<'/v1/people'>;
export type Grant = ItemOf<'/v1/grants'>;
export type Settings = Answer<'get', '/v1/tenant/settings'>;
type NamedEntry = ItemOf<'/v1/audit-log'>;
type OfNames = 'names' | 'deleted';
/** An entry of any audit log. Only the integrations service's log of one tenant has names and says what is deleted. */
export type AuditEntry = Omit<NamedEntry, OfNames> & Partial<Pick<NamedEntry, OfNames>>;
export type ConnectionUsage = ItemOf<'/v1/internal/connection-usage'>;

export type Connection = Answer<'get', '/v1/internal/connections/{connection_code}'>;
export type CatalogCapability = ItemOf<'/v1/internal/connections/{connection_code}/capabilities'>;

export type Execution = ItemOf<'/v1/executions'>;
export type ExecutionDetails = Answer<'get', '/v1/executions/{execution_id}'>;
export type ParkedExecution = ItemOf<'/v1/parked-executions'>;
export type ParkedLine = Answer<'get', '/v1/parked-lines/{integration_id}'>;
export type SyncRun = ItemOf<'/v1/sync-runs'>;
export type Schedule = ItemOf<'/v1/schedules'>;
export type SyncedRecord = ItemOf<'/v1/synced-records'>;
export type SyncedObject = ItemOf<'/v1/synced-records/objects'>;

export type Health = ItemOf<'/v1/integration-health'>;
export type HealthFigures = Answer<'get', '/v1/integration-health/figures'>;
export type HealthHistory = Answer<'get', '/v1/integration-health/history'>;
export type Metrics = Answer<'get', '/v1/integration-health/metrics'>;
export type WebhookEndpoint = ItemOf<'/v1/webhook-endpoints'>;
export type Incident = ItemOf<'/v1/internal/incidents'>;
export type ProviderStatus = ItemOf<'/v1/providers/status'>;
export type Outage = ItemOf<'/v1/providers/{connection_code}/outages'>;
export type StaffSignal = ItemOf<'/v1/internal/staff-signals'>;
export type RiskSignal = ItemOf<'/v1/risk-signals'>;
export type CustomerHealth = ItemOf<'/v1/customer-health'>;
export type CustomerFigures = Answer<'get', '/v1/customer-health/figures'>;
export type Replay = Answer<'get', '/v1/internal/integrations/{integration_id}/replay'>;
export type ShadowRules = ItemOf<'/v1/internal/shadow-rules'>;
export type ShadowSignal = ItemOf<'/v1/internal/shadow-rules/{rules_id}/signals'>;
export type Reliability = ItemOf<'/v1/reliability'>;
export type SuccessReport = Answer<'get', '/v1/reliability/success-metrics'>;
export type ErrorTrends = Answer<'get', '/v1/error-trends'>;
export type UsageTotal = Answer<'get', '/v1/usage'>['total'];
export type Usage = ItemOf<'/v1/usage'>;
export type ErrorTrend = ErrorTrends['items'][number];
export type TechnicalScore = Answer<'get', '/v1/integration-health/{integration_id}/technical-score'>;
export type CustomerHistory = Answer<'get', '/v1/customer-health/{customer_id}/history'>;

export type SignalNotice = ItemOf<'/v1/signal-notices'>;
export type LinkStepTaken = ItemOf<'/v1/risk-signals/{signal_id}/link-steps'>;
export type SignalHandling = ItemOf<'/v1/signal-handling'>;
export type SentSummary = ItemOf<'/v1/daily-summaries'>;
export type StoppedContact = ItemOf<'/v1/contacts'>;
export type EventEndpoint = ItemOf<'/v1/event-endpoints'>;
export type EventDelivery = ItemOf<'/v1/event-endpoints/{endpoint_id}/deliveries'>;
export type Decision = ItemOf<'/v1/decisions'>;
export type Silence = ItemOf<'/v1/silences'>;
export type SilencePreview = Answer<'get', '/v1/silences/preview'>;
export type Delivery = ItemOf<'/v1/deliveries'>;
export type SignalResponse = ItemOf<'/v1/risk-signals/{signal_id}/responses'>;
export type Task = ItemOf<'/v1/tasks'>;
export type StaffTask = ItemOf<'/v1/internal/tasks'>;
export type OverdueNotice = ItemOf<'/v1/tasks/{task_id}/overdue-notices'>;
export type StaffDelivery = ItemOf<'/v1/internal/deliveries'>;
export type HealthScore = Answer<'get', '/v1/health-scores/{customer_id}'>;
export type HealthScoreChange = ItemOf<'/v1/health-score-changes'>;

export type DeadLetter = ItemOf<'/catalog/dead-letters'>;
export type DeferredMessage = ItemOf<'/catalog/dead-letters/deferred'>;
export type WaitingDeadLetters = ItemOf<'/catalog/dead-letters/waiting'>;
export type WorkflowRun = ItemOf<'/v1/workflow-runs'>;
export type WorkflowRunWithSteps = Answer<'get', '/v1/workflow-runs/{workflow_run_id}'>;
export type WorkflowRunStep = WorkflowRunWithSteps['steps'][number];
export type Workflow = Answer<'get', '/v1/workflows/{workflow}'>;
export type WorkflowMistake = NonNullable<Workflow['draft']>['mistakes'][number];
export type PreviewedSignal = Answer<'post', '/v1/workflows/preview'>['signals'][number];
export type PreviewedRun = PreviewedSignal['would'][number];
export type PreviewedStep = PreviewedRun['steps'][number];
