import { PLATFORM_TENANT } from '@linesman/contracts';

/** What every key of a setup holds: events of other executions are passed over unread. */
export const SETUP_KEY = '"subscription:';

/** Executions with the platform's integration stand in its own ledger, where tenants' subscriptions might share an id. */
export function setupKey(
  { tenant_id, subscription_id, attempt }: { tenant_id: string; subscription_id: string; attempt: number },
  executing_tenant: string,
): string {
  const whose = executing_tenant === PLATFORM_TENANT ? `${tenant_id}:` : '';
  return `subscription:${whose}${subscription_id}${attempt > 1 ? `#${attempt}` : ''}`;
}

/** Whose setup an execution was for, by the tenant that it was executed in. */
export function tenantOfKey(key: string, executing_tenant: string): string {
  if (executing_tenant !== PLATFORM_TENANT) return executing_tenant;
  return /^subscription:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):/.exec(key)?.[1] ?? executing_tenant;
}
