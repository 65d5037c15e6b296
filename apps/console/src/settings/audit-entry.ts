import { dayOf, endOf, textUpTo } from '../pages/query-string';
import type { AuditEntry, Grant, Person } from '../upstream/answers';
import { occasionInWords } from '../pages/words';
import { personInWords } from './find-person';
import { grantInWords } from './grant-in-words';

/** What the integrations service records changes of. */
export const auditSubjects = {
  integration: 'Integrations',
  link: 'Links',
  grant: 'Grants',
  customer: 'Customers',
  subscription: 'Subscriptions',
  connect_session: 'Connect links',
  tenant_settings: 'Settings',
  usage_price: 'Prices',
  tenant: 'The workspace',
};

/** What the notifier records decisions about. */
export const messageSubjects = {
  delivery: 'Approvals of messages, and failed ones sent again',
  contact: 'Emails to contacts',
  event_endpoint: 'Webhooks',
  workflow_run: 'Workflow runs',
  silence: 'Silences',
  risk_signal: 'Risk signals',
  task: 'Tasks',
  test_alert: 'Test alerts',
  teams_channel: 'Channel of Microsoft Teams',
  workflow: 'Workflows',
};

/**
 * The filter as the page shows it, and as a service is asked. `to` is the last day that is included, in UTC.
 * @param subjects those that can be chosen.
 */
export function auditFilter<S extends string>(query: Record<string, unknown>, subjects: Record<S, string>) {
  const shown = {
    subject_type: (Object.keys(subjects) as S[]).find((one) => one === query.subject_type),
    subject_id: textUpTo(500, query.subject_id),
    actor: textUpTo(200, query.actor),
    action: textUpTo(100, query.action),
    from: dayOf(query.from),
    to: dayOf(query.to),
    cursor: textUpTo(1_000, query.cursor),
  };
  return { shown, asked: { ...shown, actor: shown.actor ? [shown.actor] : undefined, to: endOf(shown.to) } };
}

type Entry = Pick<AuditEntry, 'action' | 'actor' | 'subject_type' | 'subject_id' | 'detail' | 'names' | 'deleted'>;

const actions: Record<string, string> = {
  'integration.created': 'Integration created',
  'integration.updated': 'Integration changed',
  'integration.deleted': 'Integration deleted',
  'integration.connected': 'Connected',
  'integration.reconnected': 'Reconnected',
  'integration.credentials_approved': 'Keys approved',
  'integration.credentials_rejected': 'Keys rejected',
  'integration.status_followed': 'Status changed',
  'integration.schedule_created': 'Sync scheduled',
  'integration.schedule_updated': 'Schedule of a sync changed',
  'integration.schedule_paused': 'Schedule of a sync paused',
  'integration.schedule_resumed': 'Schedule of a sync resumed',
  'integration.schedule_run_requested': 'Scheduled sync run by hand',
  'integration.schedule_deleted': 'Schedule of a sync deleted',
  'integration.parked_requests_cancelled': 'Waiting requests cancelled',
  'connect_session.created': 'Connect link created',
  'connect_session.new_link_requested': 'New reconnect link requested',
  'connect_session.revoked': 'Connect link revoked',
  'integration.credentials_pending': 'Keys entered, waiting for approval',
  'integration.access_revoked': 'Access revoked at the provider',
  'integration.access_not_revoked': 'Access not revoked at the provider',
  'tenant_settings.updated': 'Settings changed',
  'usage_price.set': 'Price set',
  'usage_price.deleted': 'Price deleted',
  'delivery.approved': 'Message approved',
  'delivery.rejected': 'Message rejected',
  'delivery.sent_again': 'Failed message sent again',
  'event_endpoint.created': 'Webhook endpoint added',
  'event_endpoint.changed': 'Webhook endpoint changed',
  'event_endpoint.enabled': 'Webhook endpoint enabled',
  'event_endpoint.disabled': 'Webhook endpoint disabled',
  'event_endpoint.deleted': 'Webhook endpoint deleted',
  'event_endpoint.secret_rotated': 'Secret of a webhook endpoint rotated',
  'event_endpoint.events_sent_again': 'Events sent to a webhook endpoint again',
  'workflow_run.cancelled': 'Workflow run cancelled',
  'workflow_run.resumed': 'Workflow run resumed',
  'workflow_step.approved': 'Step of a workflow approved',
  'workflow_step.refused': 'Step of a workflow refused',
  'silence.created': 'Silence set',
  'silence.changed': 'End of a silence changed',
  'silence.ended': 'Silence ended before its time',
  'workflow.draft_saved': 'Draft of a workflow saved',
  'workflow.draft_deleted': 'Draft of a workflow discarded',
  'workflow.published': 'Workflow published',
  'workflow.rolled_back': 'Workflow rolled back',
  'contact.unsubscribed': 'Unsubscribed from emails',
  'contact.complained': 'Reported an email as spam',
  'contact.subscribed': 'Subscribed to emails again',
  'teams_channel.code_made': 'Code for a Teams channel made',
  'teams_channel.code_voided': 'Code for a Teams channel made void before it was used',
  'teams_channel.linked': 'Teams channel linked',
  'teams_channel.disconnected': 'Teams channel disconnected',
  'test_alert.sent': 'Test alert sent',
  'test_alert.refused': 'Test alert refused',
  'test_alert.unanswered': 'Test alert without an answer',
  'task.created': 'Task added',
  'task.changed': 'Task changed',
  'task.reopened': 'Task opened again',
  'risk_signal.assigned': 'Risk signal assigned',
  'risk_signal.snoozed': 'Risk signal snoozed',
  'risk_signal.unsnoozed': 'Snooze of a risk signal ended',
  'contact.lifted': 'Emails started again after they were returned',
};

/** The actor of whoever has the link in an email to a contact. */
export const BY_CONTACT = { subject: 'contact', label: 'A contact, with the link in an email' };

/** They say themselves that the integration is deleted. */
const ofDeleted = new Set(['integration.deleted', 'integration.access_revoked', 'integration.access_not_revoked']);

/**
 * A word that this page does not know is shown as it is: `payment_setup.retried` as `Payment setup retried`.
 * @param people those whose names are known.
 */
export function entryInWords(entry: Entry, people: Person[] = []): object {
  const { action, detail } = entry;
  const note = textIn(detail.note);
  const words = changeInWords(entry) ?? actions[action] ?? action.replaceAll(/[._]/g, ' ');
  return {
    words: words.charAt(0).toUpperCase() + words.slice(1),
    who: whoDid(entry, people),
    name: isGone(entry) ? `${nameOf(entry, people) ?? 'An integration'}, deleted since` : nameOf(entry, people),
    outcome: textIn(detail.outcome) ?? (note && `Note: ${note}`),
    link: pageOf(entry),
    detail_text: Object.keys(detail).length > 0 ? JSON.stringify(detail, null, 2).slice(0, 4_000) : undefined,
  };
}

/** A deleted integration has no page. */
function pageOf(entry: Entry): string | undefined {
  const [signal, integration] = [textIn(entry.detail.signal_id), integrationOf(entry)];
  if (entry.subject_type === 'workflow_run') return `/settings/runs/${encodeURIComponent(entry.subject_id)}`;
  if (entry.subject_type === 'delivery') return signal && `/risk-signals/${encodeURIComponent(signal)}`;
  if (entry.subject_type === 'task') return `/tasks/${encodeURIComponent(entry.subject_id)}`;
  if (entry.subject_type === 'risk_signal') return `/risk-signals/${encodeURIComponent(entry.subject_id)}`;
  const has_page = integration && !ofDeleted.has(entry.action) && !isGone(entry);
  return has_page ? `/integrations/${encodeURIComponent(integration)}` : undefined;
}

/** The integration that the entry, or the link that it is about, belongs to. */
function integrationOf({ subject_type, subject_id, detail }: Entry): string | undefined {
  if (subject_type === 'integration') return subject_id;
  return subject_type === 'connect_session' ? textIn(detail.integration_id) : undefined;
}

function isGone(entry: Entry): boolean {
  const integration = integrationOf(entry);
  return integration !== undefined && !ofDeleted.has(entry.action) && !!entry.deleted?.includes(integration);
}

/** What an update changed: `Integration paused`, or `Changed: name, is critical`. */
function changeInWords({ action, detail }: Entry): string | undefined {
  if (action !== 'integration.updated') return undefined;
  const [changed, config, keys] = [detail.changed, detail.config, detail.credentials].map(namesIn);
  const fields = [...changed!, ...config!].map((field) => field.replaceAll('_', ' '));
  const parts = [
    detail.status === 'inactive' && 'Integration paused',
    detail.status === 'active' && 'Integration resumed',
    keys!.length > 0 && 'Keys replaced',
    fields.length > 0 && `Changed: ${fields.join(', ')}`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? parts.join('. ') : undefined;
}

const namesIn = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const textIn = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

/** What a grant granted, what a message was about, or the contact's address; otherwise the name of the integration or customer. */
function nameOf({ subject_type, subject_id, detail, names = {} }: Entry, people: Person[]): string | undefined {
  if (subject_type === 'contact') return subject_id || 'A contact whose data was erased';
  if (subject_type === 'delivery') return occasionInWords(detail.occasion);
  if (subject_type === 'risk_signal') return 'A risk signal';
  const [integration, customer] = [textIn(detail.integration_id), textIn(detail.customer_id)];
  const name =
    textIn(detail.name) ?? names[subject_id] ?? (integration && names[integration]) ?? (customer && names[customer]);
  if (subject_type !== 'grant' || !textIn(detail.grantee)) return name;
  const { who, what } = grantInWords(detail as unknown as Grant, people);
  return `${who} ${what} ${integration ? (name ?? 'one integration') : 'all integrations'}`;
}

/** A link that a user made acts for that user, whoever opened it. */
function whoDid({ actor, subject_type, detail, names = {} }: Entry, people: Person[]): string {
  if (subject_type === 'contact' && actor === BY_CONTACT.subject) return BY_CONTACT.label;
  const named = (subject: string) => {
    const person = people.find((one) => one.kind === 'user' && one.subject === subject);
    return person ? personInWords(person) : (names[subject] ?? subject);
  };
  const [kind, id] = actor.split(/:(.*)/s);
  if (kind === 'service' && id) return `Service ${id}`;
  if (kind !== 'link' || !id) return named(actor);
  const { link_of } = detail;
  const of_user = typeof link_of === 'string' && !link_of.startsWith('service:');
  if (of_user) return `${named(link_of)}, with a connect link`;
  return names[actor] ? `Somebody with the reconnect link of ${names[actor]}` : 'Somebody with a reconnect link';
}
