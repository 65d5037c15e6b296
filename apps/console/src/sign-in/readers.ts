import type { Role } from '@linesman/service-kit';

/** Who is shown which pages; what is on them, the services decide. */
export const integrationReaders: [Role, ...Role[]] = ['tenant_admin', 'csm', 'member'];
export const customerReaders: [Role, ...Role[]] = ['csm', 'tenant_admin'];
export const signalReaders: [Role, ...Role[]] = ['csm', 'tenant_admin', 'admin'];
export const administrators: [Role, ...Role[]] = ['tenant_admin'];
export const staff: [Role, ...Role[]] = ['admin'];
