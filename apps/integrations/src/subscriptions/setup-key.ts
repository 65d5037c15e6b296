import { PLATFORM_TENANT } from '@linesman/contracts';

/** Text in every event about the execution of a setup. Events without it are acknowledged without being parsed. */
export const SETUP_KEY = '"subscription:';

/** With the platform's integration the key names the tenant, because two tenants may use the same subscription id. */
export function setupKey(
  { tenant_id, subscription_id, attempt }: { tenant_id: string; subscription_id: string; attempt: number },
  executing_tenant: string,
): string {
  const tenant = executing_tenant === PLATFORM_TENANT ? `${tenant_id}:` : '';
  return `subscription:${tenant}${subscription_id}${attempt > 1 ? `#${attempt}` : ''}`;
}

/** The tenant of the setup that an execution was for. */
export function tenantOfKey(key: string, executing_tenant: string): string {
  if (executing_tenant !== PLATFORM_TENANT) return executing_tenant;
  return /^subscription:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):/.exec(key)?.[1] ?? executing_tenant;
}
