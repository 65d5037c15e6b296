import type { Principal, Role } from '@linesman/service-kit';
import { administrators, customerReaders, integrationReaders, signalReaders, staff } from '../sign-in/readers';

interface Place {
  path: string;
  label: string;
  /** Everybody who has signed in when absent. */
  roles?: readonly Role[];
}

/** What the bar leads to, in its order. */
const places: Place[] = [
  { path: '/', label: 'Overview' },
  { path: '/integrations', label: 'Integrations', roles: integrationReaders },
  { path: '/customers', label: 'Customers', roles: customerReaders },
  { path: '/risk-signals', label: 'Risk signals', roles: signalReaders },
  { path: '/tasks', label: 'Tasks', roles: customerReaders },
  { path: '/settings', label: 'Settings', roles: administrators },
  { path: '/staff', label: 'Staff', roles: staff },
];

/** The places of this visitor, and which of them he is at. */
export function navigationFor({ roles }: Pick<Principal, 'roles'>, at: string): (Place & { current: boolean })[] {
  const his = places.filter((place) => !place.roles || roles.some((role) => place.roles?.includes(role)));
  const holds = ({ path }: Place) => at === path || (path !== '/' && at.startsWith(`${path}/`));
  return his.map((place) => ({ ...place, current: holds(place) }));
}
