import { consent } from '../../actors/consent.ts';
import { requestJson } from '../../actors/http.ts';
import type { Outside } from '../../actors/outside.ts';
import type { DemoIntegration } from './demo-world.ts';
import type { TenantApi } from './tenant-api.ts';

const keyOf = {
  stripe: { field: 'secret_key', account: 'account', key: 'api_key' },
  slack: { field: 'bot_token', account: 'team_id', key: 'bot_token' },
};

export const takesKey = (code: string): code is keyof typeof keyOf => Object.hasOwn(keyOf, code);

/** The keys that the account's owner finds in the provider's settings. */
export async function keyFor(sandbox: string, code: keyof typeof keyOf, wanted: string): Promise<object> {
  const { field, account, key } = keyOf[code];
  const { accounts } = await requestJson<{ accounts: Record<string, string>[] }>(
    `${sandbox}/_control/accounts?provider=${code}`,
  );
  const found = accounts.find((one) => one[account] === wanted);
  if (!found) throw new Error(`The sandbox has no ${code} account "${wanted}".`);
  return { [field]: found[key] };
}

/** Gives consent as the account's owner would in a browser. */
export async function connectByConsent(
  api: TenantApi,
  outside: Outside,
  integrationId: string,
  { name, connection_code, provider_account }: DemoIntegration,
): Promise<void> {
  const { url } = await api.call<{ url: string }>('POST', `/integrations/${integrationId}/connect-sessions`);
  await consent(outside, connection_code, provider_account, url);
  const { status } = await api.call<{ status: string }>('GET', `/integrations/${integrationId}`);
  if (status !== 'active') throw new Error(`"${name}" was connected at ${connection_code} and is ${status}.`);
}
