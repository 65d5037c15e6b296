import type { CallContext, Findings, ProviderAccount } from '@linesman/provider-kit';
import { clientAccepted } from './client-accepted';
import { discover } from './discovery';
import { signingKeys } from './signing-keys';

export async function probe(context: CallContext): Promise<Findings> {
  const discovery = await discover(context);
  const signing_keys = await signingKeys(context, discovery.jwks_uri);
  await clientAccepted(context, discovery);
  return { signing_keys };
}

/** An identity provider is known by its issuer, which stays when its keys and our client change. */
export async function identify(context: CallContext): Promise<ProviderAccount> {
  const { issuer } = await discover(context);
  return { account_id: issuer, account_name: issuer };
}
