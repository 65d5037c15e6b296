import type { Answer, ItemOf } from './routes';

/** What the services answer, under the names that pages use. The routes' own types come from docs/openapi.yaml. */
export type Integration = Answer<'get', '/integrations/integrations/{integration_id}'>;
export type IntegrationCapability = ItemOf<'/integrations/integrations/{integration_id}/capabilities'>;
export type IntegrationLink = ItemOf<'/integrations/integrations/{integration_id}/links'>;
export type ConnectionSetup = Answer<'get', '/integrations/connections/{connection_code}/setup'>;
export type PendingCredentials = Answer<'get', '/integrations/integrations/{integration_id}/pending-credentials'>;
export type Deletion = Exclude<Answer<'delete', '/integrations/integrations/{integration_id}'>, undefined>;
export type EntityLink = ItemOf<'/integrations/entities/{entity_type}/{entity_id}/integrations'>;
export type Customer = Answer<'get', '/integrations/customers/{customer_id}'>;
export type AccessRequest = Answer<'post', '/integrations/access-requests'>;
export type MyRights = Answer<'get', '/integrations/my-rights'>;
export type Person = ItemOf<'/integrations/people'>;
export type Grant = ItemOf<'/integrations/grants'>;
export type Settings = Answer<'get', '/integrations/tenant/settings'>;
type NamedEntry = ItemOf<'/integrations/audit-log'>;
type OfNames = 'names' | 'deleted';
/** An entry of any audit log. Only the integrations service's log of one tenant has names and says what is deleted. */
export type AuditEntry = Omit<NamedEntry, OfNames> & Partial<Pick<NamedEntry, OfNames>>;
export type ConnectionUsage = ItemOf<'/integrations/internal/connection-usage'>;

export type Connection = Answer<'get', '/catalog/internal/connections/{connection_code}'>;
export type CatalogCapability = ItemOf<'/catalog/internal/connections/{connection_code}/capabilities'>;

export type Execution = ItemOf<'/gateway-executor/executions'>;
export type ExecutionDetails = Answer<'get', '/gateway-executor/executions/{execution_id}'>;
export type SyncRun = ItemOf<'/gateway-executor/sync-runs'>;
export type SyncedRecord = ItemOf<'/gateway-executor/synced-records'>;
export type SyncedObject = ItemOf<'/gateway-executor/synced-records/objects'>;

export type Health = ItemOf<'/status-monitor/integration-health'>;
export type HealthFigures = Answer<'get', '/status-monitor/integration-health/figures'>;
export type HealthHistory = Answer<'get', '/status-monitor/integration-health/history'>;
export type Incident = ItemOf<'/status-monitor/internal/incidents'>;
export type RiskSignal = ItemOf<'/status-monitor/risk-signals'>;
export type CustomerHealth = ItemOf<'/status-monitor/customer-health'>;
export type CustomerFigures = Answer<'get', '/status-monitor/customer-health/figures'>;
export type CustomerHistory = Answer<'get', '/status-monitor/customer-health/{customer_id}/history'>;

export type SignalNotice = ItemOf<'/notifier/signal-notices'>;
export type StoppedContact = ItemOf<'/notifier/contacts'>;
export type Delivery = ItemOf<'/notifier/deliveries'>;
export type SignalResponse = ItemOf<'/notifier/risk-signals/{id}/responses'>;
export type Task = ItemOf<'/notifier/tasks'>;
export type StaffTask = ItemOf<'/notifier/internal/tasks'>;
export type StaffDelivery = ItemOf<'/notifier/internal/deliveries'>;
export type ScoreAdjustment = ItemOf<'/notifier/health-score-adjustments'>;

export type DeadLetter = ItemOf<'/catalog/dead-letters'>;
export type WaitingDeadLetters = ItemOf<'/catalog/dead-letters/waiting'>;
