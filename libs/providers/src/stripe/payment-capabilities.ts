import { type CapabilityManifest, having } from '@linesman/provider-kit';
import { currency, customerId, eitherAmount, id, minorUnits } from './parameters';

const payment = {
  capability_code: 'PROCESS_PAYMENT',
  description: 'Charges a payment method of a customer. Without one, it opens a payment that the customer completes.',
  impact: 'Payments cannot be taken through Stripe',
  serves: { subscription: ['is paid through it', 'are paid through it'] },
  kind: 'write',
  provider_deduplicates: true,
  customer: { id: 'customer_id' },
} satisfies Partial<CapabilityManifest>;

const refund = {
  capability_code: 'REFUND_PAYMENT',
  description: 'Refunds a payment, in full or in part.',
  impact: 'Payments cannot be refunded through Stripe',
  kind: 'write',
  provider_deduplicates: true,
} satisfies Partial<CapabilityManifest>;

const paid = {
  customer_id: customerId,
  payment_method_id: id('pm'),
  description: { type: 'string', maxLength: 1_000 },
};
const refunded = { payment_id: id('pi'), reason: { enum: ['duplicate', 'fraudulent', 'requested_by_customer'] } };
const object = { type: 'object', additionalProperties: false };

/** In version 1 `amount` means minor units, in version 2 the amount of the currency. See docs/adr/0018. */
export const paymentCapabilities: CapabilityManifest[] = [
  {
    ...payment,
    version: 1,
    parameters_schema: {
      ...object,
      required: ['amount', 'currency'],
      properties: { amount: minorUnits, currency, ...paid },
    },
  },
  {
    ...payment,
    version: 2,
    parameters_schema: {
      ...object,
      required: ['currency'],
      properties: { ...eitherAmount, currency, ...paid },
      oneOf: [having('amount'), having('amount_minor')],
    },
  },
  {
    ...refund,
    version: 1,
    parameters_schema: { ...object, required: ['payment_id'], properties: { amount: minorUnits, ...refunded } },
  },
  {
    ...refund,
    version: 2,
    parameters_schema: {
      ...object,
      required: ['payment_id'],
      properties: {
        ...eitherAmount,
        currency: { ...currency, description: "The payment's. Needed with an amount." },
        ...refunded,
      },
      not: having('amount', 'amount_minor'),
      dependentRequired: { amount: ['currency'], amount_minor: ['currency'] },
    },
  },
];
