import { PLATFORM_TENANT, type TenantSettings } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { TestTenant } from './notifier-world';
import type { RunningNotifier } from './running-notifier';

let version = 0;

/** Puts settings of the platform tenant in force. It has no Slack workspace unless they name one. */
export async function settleStaff(notifier: RunningNotifier, over: Partial<TenantSettings>): Promise<void> {
  version += 1;
  await new TestTenant(notifier, PLATFORM_TENANT).settle({
    product_name: 'Linesman',
    mail_from: 'care@linesman.example',
    enabled_providers: [],
    slack_integration_id: undefined,
    ...over,
    version,
  });
  const stored = 'select 1 from tenant_settings where tenant_id = $1 and version = $2';
  await waitUntil(async () => (await notifier.rows(stored, PLATFORM_TENANT, version))[0]);
}
