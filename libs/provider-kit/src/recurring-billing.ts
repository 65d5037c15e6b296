import type { JsonSchema } from './manifest';

/** Who pays, if the provider does not know the customer yet. */
export const payer = {
  type: 'object',
  additionalProperties: false,
  description: 'Who pays, for a customer that the provider does not know yet.',
  properties: {
    email: { type: 'string', format: 'email', maxLength: 255 },
    name: { type: 'string', minLength: 1, maxLength: 255 },
    phone: { type: 'string', maxLength: 20 },
  },
} satisfies JsonSchema;

/** Parameters of every capability that fulfils `recurring_billing`, so that a subscription is billed at any provider. */
export const recurringBilling = {
  payer,
  amount: {
    type: ['number', 'string'],
    exclusiveMinimum: 0,
    pattern: '^[0-9.]{1,16}$',
    description: 'What each period costs, in the currency: 100.00 is 100.00 USD.',
  },
  currency: { type: 'string', pattern: '^[A-Za-z]{3}$' },
  interval: { enum: ['week', 'month', 'year'] },
  interval_count: {
    type: 'integer',
    minimum: 1,
    maximum: 12,
    default: 1,
    description: 'Every so many weeks, months or years. Three years at most.',
  },
  starts_on: { type: 'string', format: 'date', description: 'The first day that is billed. If absent, today.' },
  description: { type: 'string', minLength: 1, maxLength: 200, description: 'What is billed.' },
  days_until_due: { type: 'integer', minimum: 1, maximum: 90, default: 14, description: 'Days to pay an invoice.' },
} satisfies Record<string, JsonSchema>;

/** Each capability answers with at least these. */
export interface RecurringBillingOutput {
  [field: string]: unknown;
  /** The provider's id of what bills the customer again and again. */
  billing_id: string;
  status: string;
  /** The provider's id of the customer. */
  customer_id: string;
}
