import type { CallContext, ProviderAccount } from '@linesman/provider-kit';
import { inventoryGet } from './dialect';

interface Account {
  id: string;
  name?: unknown;
}

export async function probe(context: CallContext): Promise<void> {
  await ownAccount(context);
}

export async function identify(context: CallContext): Promise<ProviderAccount> {
  const { id, name } = await ownAccount(context);
  return { account_id: id, account_name: typeof name === 'string' ? name : id };
}

const ownAccount = (context: CallContext) => inventoryGet(context, '/v1/account', isAccount);

function isAccount(body: unknown): body is Account {
  const id = (body as Partial<Account> | null)?.id;
  return typeof id === 'string' && id !== '';
}
