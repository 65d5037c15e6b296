import { type CapabilityManifest, having, recurringBilling } from '@linesman/provider-kit';
import { customerId, eitherAmount, id } from './parameters';

export const billingCapability: CapabilityManifest = {
  capability_code: 'CREATE_SUBSCRIPTION',
  version: 1,
  description: 'Bills a customer again and again. Without a payment method, Stripe emails an invoice for each period.',
  impact: 'Recurring billing cannot be set up in Stripe',
  kind: 'write',
  provider_deduplicates: true,
  customer: { id: 'customer_id' },
  fulfils: 'recurring_billing',
  parameters_schema: {
    type: 'object',
    additionalProperties: false,
    required: ['currency', 'interval'],
    properties: {
      customer_id: customerId,
      ...recurringBilling,
      ...eitherAmount,
      payment_method_id: { ...id('pm'), description: 'One of the customer. It is charged for each period.' },
    },
    oneOf: [having('amount'), having('amount_minor')],
    anyOf: [having('customer_id'), having('payer')],
  },
};
