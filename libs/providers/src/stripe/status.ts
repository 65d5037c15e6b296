import type { CallContext, ProviderAccount } from '@linesman/provider-kit';
import { isObject, stripeGet } from './dialect';

interface Account {
  id: string;
  business_profile?: { name?: unknown } | null;
  settings?: { dashboard?: { display_name?: unknown } | null } | null;
}

export async function probe(context: CallContext): Promise<void> {
  await ownAccount(context);
}

export async function identify(context: CallContext): Promise<ProviderAccount> {
  const { id, business_profile, settings } = await ownAccount(context);
  const names = [settings?.dashboard?.display_name, business_profile?.name];
  const named = names.find((value) => typeof value === 'string' && value !== '');
  return { account_id: id, account_name: typeof named === 'string' ? named : id };
}

const ownAccount = (context: CallContext) => stripeGet(context, '/account', isObject<Account>('account'));
