import type { CallContext, ProviderAccount } from '@linesman/provider-kit';
import { dropboxRpc } from './dialect';

interface Account {
  account_id: string;
  name?: { display_name?: unknown };
}

export async function probe(context: CallContext): Promise<void> {
  await currentAccount(context);
}

export async function identify(context: CallContext): Promise<ProviderAccount> {
  const { account_id, name } = await currentAccount(context);
  return { account_id, account_name: typeof name?.display_name === 'string' ? name.display_name : account_id };
}

const currentAccount = (context: CallContext) => dropboxRpc(context, 'users/get_current_account', null, isAccount);

function isAccount(body: unknown): body is Account {
  const id = (body as Partial<Account> | null)?.account_id;
  return typeof id === 'string' && id !== '';
}
