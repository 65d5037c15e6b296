import { dayOf, endOf, textUpTo } from '../pages/query-string';
import type { AuditEntry } from '../upstream/answers';
import type { Request } from '../upstream/routes';

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

type Query = NonNullable<Request<'get', '/integrations/audit-log'>['query']>;
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
  return { shown, asked: { ...shown, to: endOf(shown.to) } };
}

type Entry = Pick<AuditEntry, 'action' | 'actor' | 'subject_type' | 'subject_id' | 'detail'>;

const actions: Record<string, string> = {
  'integration.status_followed': 'Status changed',
  'connect_session.created': 'Connect link created',
  'connect_session.revoked': 'Connect link revoked',
  'integration.credentials_pending': 'Keys entered, waiting for approval',
  'tenant_settings.updated': 'Settings changed',
};

/** `integration.credentials_approved` is shown as `Integration credentials approved`. */
export function entryInWords({ action, actor, subject_type, subject_id, detail }: Entry): object {
  const words = actions[action] ?? action.replaceAll(/[._]/g, ' ');
  const [kind, id] = actor.split(/:(.*)/s);
  return {
    words: words.charAt(0).toUpperCase() + words.slice(1),
    who: kind === 'link' && id ? 'Somebody with a link' : kind === 'service' && id ? `Service ${id}` : actor,
    name: typeof detail.name === 'string' ? detail.name : undefined,
    link: subject_type === 'integration' ? `/integrations/${encodeURIComponent(subject_id)}` : undefined,
    detail_text: Object.keys(detail).length > 0 ? JSON.stringify(detail, null, 2).slice(0, 4_000) : undefined,
  };
}
