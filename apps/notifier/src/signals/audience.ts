export const audiences = ['csm', 'contact', 'tenant', 'staff'] as const;
/**
 * For whom a message is worded: the customer's CSM, its technical contact, the tenant where there is no CSM, or our own
 * staff, who are told with the settings of the platform tenant.
 */
export type Audience = (typeof audiences)[number];
