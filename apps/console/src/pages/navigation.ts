import type { Principal, Role } from '@linesman/service-kit';
import { administrators, customerReaders, integrationReaders, staff } from '../sign-in/readers';

interface Place {
  path: string;
  label: string;
  /** Absent: everybody who is signed in. */
  roles?: readonly Role[];
}

/** The links of the navigation bar, in order. */
const places: Place[] = [
  { path: '/', label: 'Overview' },
  { path: '/integrations', label: 'Integrations', roles: integrationReaders },
  { path: '/customers', label: 'Customers', roles: customerReaders },
  { path: '/risk-signals', label: 'Risk signals', roles: customerReaders },
  { path: '/reliability', label: 'Reliability', roles: customerReaders },
  { path: '/tasks', label: 'Tasks', roles: customerReaders },
  { path: '/providers', label: 'Providers' },
  { path: '/settings', label: 'Settings', roles: administrators },
  { path: '/staff', label: 'Staff', roles: staff },
];

/** The links for this visitor, and which of them is current. */
export function navigationFor({ roles }: Pick<Principal, 'roles'>, at: string): (Place & { current: boolean })[] {
  const visible = places.filter((place) => !place.roles || roles.some((role) => place.roles?.includes(role)));
  const isAt = ({ path }: Place) => at === path || (path !== '/' && at.startsWith(`${path}/`));
  return visible.map((place) => ({ ...place, current: isAt(place) }));
}
