export const audiences = ['csm', 'manager', 'contact', 'tenant', 'staff'] as const;
/**
 * For whom a message is worded: the customer's CSM, the CSM's manager where nobody acts, the technical contact, the tenant
 * where there is no CSM, or our own staff, who are told with the settings of the platform tenant.
 */
export type Audience = (typeof audiences)[number];
