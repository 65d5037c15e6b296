import { dayOf, endOf, textUpTo } from '../pages/query-string';
import type { AuditEntry, Grant, Person } from '../upstream/answers';
import type { Request } from '../upstream/routes';
import { personInWords } from './find-person';
import { grantInWords } from './grant-in-words';

export const auditSubjects = {
  integration: 'Integrations',
  link: 'Links',
  grant: 'Grants',
  customer: 'Customers',
  subscription: 'Subscriptions',
  connect_session: 'Connect links',
  tenant_settings: 'Settings',
  tenant: 'The workspace',
};

type Query = NonNullable<Request<'get', '/v1/audit-log'>['query']>;
type SubjectType = keyof typeof auditSubjects & Query['subject_type'];
const subjectTypes = Object.keys(auditSubjects) as SubjectType[];

/** The filter as the page shows it, and as the service is asked. `to` is the last day that is included, in UTC. */
export function auditFilter(query: Record<string, unknown>) {
  const shown = {
    subject_type: subjectTypes.find((one) => one === query.subject_type),
    subject_id: textUpTo(1_000, query.subject_id),
    actor: textUpTo(1_000, query.actor),
    action: textUpTo(1_000, query.action),
    from: dayOf(query.from),
    to: dayOf(query.to),
    cursor: textUpTo(1_000, query.cursor),
  };
  return { shown, asked: { ...shown, actor: shown.actor ? [shown.actor] : undefined, to: endOf(shown.to) } };
}

type Entry = Pick<AuditEntry, 'action' | 'actor' | 'subject_type' | 'subject_id' | 'detail'> &
  // The logs of the catalog and of all tenants have none.
  Partial<Pick<AuditEntry, 'names'>>;

const actions: Record<string, string> = {
  'integration.created': 'Integration created',
  'integration.updated': 'Integration changed',
  'integration.deleted': 'Integration deleted',
  'integration.connected': 'Connected',
  'integration.reconnected': 'Reconnected',
  'integration.credentials_approved': 'Keys approved',
  'integration.credentials_rejected': 'Keys rejected',
  'integration.status_followed': 'Status changed',
  'connect_session.created': 'Connect link created',
  'connect_session.new_link_requested': 'New reconnect link requested',
  'connect_session.revoked': 'Connect link revoked',
  'integration.credentials_pending': 'Keys entered, waiting for approval',
  'integration.access_revoked': 'Access revoked at the provider',
  'integration.access_not_revoked': 'Access not revoked at the provider',
  'tenant_settings.updated': 'Settings changed',
};

/** A deleted integration has no page. */
const ofDeleted = new Set(['integration.deleted', 'integration.access_revoked', 'integration.access_not_revoked']);

/**
 * A word that this page does not know is shown as it is: `payment_setup.retried` as `Payment setup retried`.
 * @param people those whose names are known.
 */
export function entryInWords(entry: Entry, people: Person[] = []): object {
  const { action, subject_type, subject_id, detail } = entry;
  const words = changeInWords(entry) ?? actions[action] ?? action.replaceAll(/[._]/g, ' ');
  const has_page = subject_type === 'integration' && !ofDeleted.has(action);
  return {
    words: words.charAt(0).toUpperCase() + words.slice(1),
    who: whoDid(entry, people),
    name: nameOf(entry, people),
    outcome: textIn(detail.outcome),
    link: has_page ? `/integrations/${encodeURIComponent(subject_id)}` : undefined,
    detail_text: Object.keys(detail).length > 0 ? JSON.stringify(detail, null, 2).slice(0, 4_000) : undefined,
  };
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

/** What a grant granted; otherwise the name of the integration or customer. */
function nameOf({ subject_type, subject_id, detail, names = {} }: Entry, people: Person[]): string | undefined {
  const [integration, customer] = [textIn(detail.integration_id), textIn(detail.customer_id)];
  const name =
    textIn(detail.name) ?? names[subject_id] ?? (integration && names[integration]) ?? (customer && names[customer]);
  if (subject_type !== 'grant' || !textIn(detail.grantee)) return name;
  const { who, what } = grantInWords(detail as unknown as Grant, people);
  return `${who} ${what} ${integration ? (name ?? 'one integration') : 'all integrations'}`;
}

/** A link that a user made acts for that user, whoever opened it. */
function whoDid({ actor, detail, names = {} }: Entry, people: Person[]): string {
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
