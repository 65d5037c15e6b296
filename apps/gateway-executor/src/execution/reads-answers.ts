import type { Principal, Role } from '@linesman/service-kit';

const trusted: Role[] = ['tenant_admin', 'csm', 'service', 'admin'];

/** Members see that something was carried out, when, and how it ended; what passed is the tenant's business data. */
export const readsAnswers = ({ roles }: Principal): boolean => roles.some((role) => trusted.includes(role));
