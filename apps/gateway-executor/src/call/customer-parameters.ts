import type { CapabilityManifest } from '@linesman/provider-kit';
import { isUUID } from 'class-validator';

interface ForCustomer {
  parameters: Record<string, unknown>;
  provider_customer_id: string | null;
}

/** The platform's customer for whom a request acts, if it names one by the platform's id. */
export function platformCustomer({ customer }: CapabilityManifest, parameters: ForCustomer['parameters']) {
  const { customer_id } = parameters;
  return customer && typeof customer_id === 'string' && isUUID(customer_id) ? customer_id : undefined;
}

/** What the gateway gets: the provider's id of the customer in place of the platform's. */
export function gatewayParameters(
  capability: CapabilityManifest,
  { parameters, provider_customer_id }: ForCustomer,
): Record<string, unknown> {
  if (!capability.customer || provider_customer_id === null) return parameters;
  const { customer_id: _platforms, ...rest } = parameters;
  return { ...rest, [capability.customer.id]: provider_customer_id };
}
