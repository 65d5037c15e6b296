import { textOf } from '../pages/query-string';

export interface AuditRow {
  id: number;
  at: string;
  actor: string;
  action: string;
  subject_type: string;
  subject_id: string;
  detail: Record<string, unknown>;
}

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

const names = ['subject_type', 'subject_id', 'actor', 'action', 'from', 'to', 'cursor'] as const;
type Filter = Partial<Record<(typeof names)[number], string>>;

const DAY = /^\d{4}-\d\d-\d\d$/;

/** As the page shows it, and as the service is asked: `to` is the last day that counts, in UTC. */
export function auditFilter(query: Record<string, unknown>): { shown: Filter; asked: Filter } {
  const shown: Filter = Object.fromEntries(
    names.map((name) => [name, textOf(query[name]).slice(0, 1_000) || undefined]),
  );
  if (!Object.hasOwn(auditSubjects, shown.subject_type ?? '')) shown.subject_type = undefined;
  for (const day of ['from', 'to'] as const)
    if (!DAY.test(shown[day] ?? '') || Number.isNaN(Date.parse(shown[day]!))) shown[day] = undefined;
  const end = shown.to && new Date(Date.parse(shown.to) + 86_400_000).toISOString();
  return { shown, asked: { ...shown, to: end } };
}

/** `integration.credentials_approved`: Integration credentials approved. */
export function entryInWords({ action, actor, subject_type, subject_id, detail }: AuditRow): object {
  const words = action.replaceAll(/[._]/g, ' ');
  const [kind, id] = actor.split(/:(.*)/s);
  return {
    words: words.charAt(0).toUpperCase() + words.slice(1),
    who: kind === 'link' && id ? 'Somebody with a link' : kind === 'service' && id ? `Service ${id}` : actor,
    name: typeof detail.name === 'string' ? detail.name : undefined,
    link: subject_type === 'integration' ? `/integrations/${encodeURIComponent(subject_id)}` : undefined,
    detail_text: Object.keys(detail).length > 0 ? JSON.stringify(detail, null, 2).slice(0, 4_000) : undefined,
  };
}
