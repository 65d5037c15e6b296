import type { Role } from '@linesman/service-kit';

/** The roles that may open each kind of page. The services decide what the page contains. */
export const integrationReaders: [Role, ...Role[]] = ['tenant_admin', 'csm', 'member'];
export const recordReaders: [Role, ...Role[]] = ['tenant_admin', 'csm'];
export const customerReaders: [Role, ...Role[]] = ['csm', 'tenant_admin'];
export const signalReaders: [Role, ...Role[]] = ['csm', 'tenant_admin', 'admin'];
export const administrators: [Role, ...Role[]] = ['tenant_admin'];
/** Every person who is signed in. */
export const everybody: [Role, ...Role[]] = ['tenant_admin', 'csm', 'member', 'admin'];
export const staff: [Role, ...Role[]] = ['admin'];
