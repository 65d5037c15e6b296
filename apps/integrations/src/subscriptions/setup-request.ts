import type { CapabilityManifest, Provider } from '@linesman/provider-kit';
import type { SubscriptionSetup } from './subscription-setup.entity';

/** What sets up a subscription at a provider: recurring billing if the subscription names it, else the customer's profile. */
export const setupCapability = (
  { manifest }: Provider,
  { billing }: Pick<SubscriptionSetup, 'billing'>,
): CapabilityManifest | undefined => {
  const wanted = billing ? 'recurring_billing' : 'customer_profile';
  return manifest.capabilities.find(({ fulfils }) => fulfils === wanted);
};

/**
 * @param known whether the executing tenant has the customer. Then the executor finds its id at the provider, or makes
 * one profile for all requests. Otherwise the provider gets who pays, and makes a profile for this subscription.
 */
export function setupParameters(
  { billing, profile, customer_id }: Pick<SubscriptionSetup, 'billing' | 'profile' | 'customer_id'>,
  known: boolean,
): Record<string, unknown> {
  if (known) return { ...billing, customer_id, payer: profile };
  return billing ? { ...billing, payer: profile } : profile;
}

export const cannotSetUp = ({ manifest }: Provider, { billing }: Pick<SubscriptionSetup, 'billing'>): string =>
  `${manifest.display_name} cannot set up ${billing ? 'recurring billing' : 'customers'}. Make an integration the default that can.`;
