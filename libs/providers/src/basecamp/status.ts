import type { CallContext, ProviderAccount } from '@linesman/provider-kit';
import { basecampGet, inAccount, launchpadGet } from './dialect';

interface Account {
  product: string;
  id: number;
  name?: unknown;
}

interface Authorization {
  accounts: Account[];
}

export async function probe(context: CallContext): Promise<void> {
  await basecampGet(context, inAccount(context, '/my/profile.json'), isPerson);
}

/**
 * A person may have several accounts, and Basecamp's consent does not let them choose. Takes the known account, otherwise
 * the first with the current Basecamp, and names the others.
 */
export async function identify(context: CallContext): Promise<ProviderAccount> {
  const { accounts } = await launchpadGet(context, '/authorization.json', isAuthorization);
  const usable = accounts.filter(isBasecamp);
  const known = context.config.account_id;
  const taken = usable.find((one) => String(one.id) === known) ?? usable[0]!;
  const others = known === undefined ? usable.filter((one) => one !== taken).map(nameOf) : [];
  return { account_id: String(taken.id), account_name: nameOf(taken), ...(others.length ? { others } : {}) };
}

const nameOf = ({ id, name }: Account): string => (typeof name === 'string' ? name : String(id));

export const configFromAccount = ({ account_id }: ProviderAccount) => ({ account_id });

const isBasecamp = (one: Partial<Account> | null) => one?.product === 'bc3' && Number.isSafeInteger(one.id);

function isAuthorization(body: unknown): body is Authorization {
  const accounts = (body as Partial<Authorization> | null)?.accounts;
  return Array.isArray(accounts) && accounts.some(isBasecamp);
}

function isPerson(body: unknown): body is { id: number } {
  const { id, name } = (body ?? {}) as Record<string, unknown>;
  return Number.isSafeInteger(id) && typeof name === 'string';
}
