import type { Role } from '@linesman/service-kit';
import {
  administrators,
  customerReaders,
  everybody,
  integrationReaders,
  signalReaders,
  staff,
} from '../sign-in/readers';

/** A page, or what is done on one. */
export interface Place {
  title: string;
  url: string;
  roles: readonly Role[];
  /** Other words for it. */
  words?: string;
}

const places: Place[] = [
  { title: 'Overview', url: '/', roles: everybody, words: 'home triage' },
  { title: 'My open signals', url: '/?view=mine', roles: customerReaders, words: 'assigned to me' },
  { title: 'Unassigned signals', url: '/?view=unassigned', roles: customerReaders },
  { title: 'Provider outages', url: '/?view=provider_outages', roles: integrationReaders, words: 'down' },
  { title: 'Integrations', url: '/integrations', roles: integrationReaders },
  { title: 'Connect an integration', url: '/integrations/new', roles: integrationReaders, words: 'new add create' },
  { title: 'Customers', url: '/customers', roles: customerReaders, words: 'accounts arr' },
  { title: 'Risk signals', url: '/risk-signals', roles: signalReaders, words: 'alerts problems' },
  { title: 'Why was I notified?', url: '/risk-signals/decisions', roles: signalReaders, words: 'messages decisions' },
  { title: 'Daily summary', url: '/daily-summary', roles: customerReaders },
  { title: 'Reliability', url: '/reliability', roles: customerReaders, words: 'uptime mttr report' },
  { title: 'Error trends', url: '/reliability/errors', roles: customerReaders },
  { title: 'Usage and cost', url: '/reliability/usage', roles: customerReaders, words: 'prices calls' },
  { title: 'Tasks', url: '/tasks', roles: customerReaders, words: 'to do' },
  { title: 'New task', url: '/tasks/new', roles: customerReaders, words: 'add create' },
  { title: 'Failed messages', url: '/tasks/failed-messages', roles: signalReaders, words: 'send again' },
  { title: 'Providers', url: '/providers', roles: everybody, words: 'status outages' },
  {
    title: 'Settings',
    url: '/settings',
    roles: administrators,
    words: 'slack email working hours reminders digests severity',
  },
  { title: 'Logo and colour', url: '/settings/brand', roles: administrators, words: 'brand' },
  { title: 'Silences', url: '/settings/silences', roles: administrators, words: 'mute maintenance' },
  { title: 'Workflows', url: '/settings/workflows', roles: administrators, words: 'rules who is told replays' },
  { title: 'Workflow runs', url: '/settings/runs', roles: administrators },
  { title: 'Webhooks', url: '/settings/webhooks', roles: administrators, words: 'events endpoints' },
  { title: 'Default integrations', url: '/settings/defaults', roles: administrators },
  { title: 'Grants', url: '/settings/grants', roles: administrators, words: 'permissions rights' },
  { title: 'Audit log', url: '/settings/audit-log', roles: administrators, words: 'activity who did what' },
  { title: 'Staff: incidents', url: '/staff/incidents', roles: staff },
  { title: 'Staff: silences', url: '/staff/silences', roles: staff, words: 'mute maintenance' },
  { title: 'Staff: tasks', url: '/staff/tasks', roles: staff },
  { title: 'Staff: risk signals', url: '/staff/risk-signals', roles: staff },
  { title: 'Staff: deliveries', url: '/staff/deliveries', roles: staff, words: 'messages' },
  { title: 'Staff: dead letters', url: '/staff/dead-letters', roles: staff },
  {
    title: 'Staff: events that cannot be published',
    url: '/staff/dead-letters/set-aside',
    roles: staff,
    words: 'outbox',
  },
  { title: 'Staff: reliability', url: '/staff/reliability', roles: staff, words: 'uptime mttr' },
  { title: 'Staff: alerts', url: '/staff/alerts', roles: staff },
  { title: 'Staff: runbook', url: '/staff/runbook', roles: staff, words: 'what to do' },
  { title: 'Staff: connections', url: '/staff/connections', roles: staff, words: 'catalog' },
  { title: 'Staff: audit log', url: '/staff/audit-log', roles: staff },
  { title: 'API reference', url: '/reference', roles: everybody, words: 'http openapi developers' },
];

/** The places that a person may open and whose words all begin with words of the search. */
export function placesFor(q: string, roles: readonly Role[], most: number): Place[] {
  const wanted = q.toLowerCase().split(/\s+/).filter(Boolean);
  const matches = ({ title, words = '' }: Place) => {
    const own = `${title} ${words}`.toLowerCase().split(/[^a-z0-9]+/);
    return wanted.every((word) => own.some((one) => one.startsWith(word)));
  };
  return places.filter((place) => place.roles.some((role) => roles.includes(role)) && matches(place)).slice(0, most);
}
