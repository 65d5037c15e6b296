/** Schemas of what several capabilities take. */
export const id = (prefix: string) => ({ type: 'string', maxLength: 255, pattern: `^${prefix}_[A-Za-z0-9_]+$` });

export const customerId = {
  type: 'string',
  maxLength: 255,
  anyOf: [{ pattern: '^cus_[A-Za-z0-9_]+$' }, { format: 'uuid' }],
  description: "The platform's id of the customer, or Stripe's.",
};

export const currency = { type: 'string', pattern: '^[A-Za-z]{3}$' };

export const minorUnits = {
  type: 'integer',
  minimum: 1,
  maximum: 99_999_999,
  description: "In Stripe's smallest unit of the currency: 10000 is 100.00 USD, and 10000 JPY.",
};

/** An amount is given in one of two ways, each of which says its unit. */
export const eitherAmount = {
  amount: {
    type: ['number', 'string'],
    exclusiveMinimum: 0,
    pattern: '^[0-9.]{1,16}$',
    description: 'Of the currency: 100.00 is 100.00 USD. With no more digits than the currency has.',
  },
  amount_minor: minorUnits,
};
