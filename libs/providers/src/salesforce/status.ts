import type { CallContext, ProviderAccount } from '@linesman/provider-kit';
import { apiVersion, salesforceGet } from './dialect';

interface Limits {
  DailyApiRequests: { Max: number; Remaining: number };
}

interface UserInfo {
  organization_id: string;
  preferred_username?: unknown;
}

export async function probe(context: CallContext): Promise<void> {
  await salesforceGet(context, `/services/data/${apiVersion}/limits`, isLimits);
}

export async function identify(context: CallContext): Promise<ProviderAccount> {
  const { organization_id, preferred_username } = await salesforceGet(context, '/services/oauth2/userinfo', isUserInfo);
  const named = typeof preferred_username === 'string' ? preferred_username : organization_id;
  return { account_id: organization_id, account_name: named };
}

function isLimits(body: unknown): body is Limits {
  const daily = (body as Partial<Limits> | null)?.DailyApiRequests;
  return typeof daily?.Max === 'number' && typeof daily.Remaining === 'number';
}

function isUserInfo(body: unknown): body is UserInfo {
  const id = (body as Partial<UserInfo> | null)?.organization_id;
  return typeof id === 'string' && id !== '';
}
