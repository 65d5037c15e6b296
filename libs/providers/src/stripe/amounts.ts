import {
  type CurrencyDigits,
  digitsOf,
  fromMinorUnits,
  type GatewayCall,
  ProviderError,
  toMinorUnits,
} from '@linesman/provider-kit';

/**
 * Where Stripe's amounts are not in the minor unit of ISO 4217 (docs.stripe.com/currencies, "Special cases" and
 * "Three-decimal currencies"): ISK and UGX have no fractions but are sent as hundredths, MGA has none, and the last digit
 * of a currency with three is always 0.
 */
const special: Record<string, CurrencyDigits> = {
  ISK: { fraction: 0, minor: 2 },
  UGX: { fraction: 0, minor: 2 },
  MGA: { fraction: 0, minor: 0 },
};

function stripeDigits(currency: string): CurrencyDigits {
  const digits = digitsOf(currency);
  return special[currency.toUpperCase()] ?? { fraction: Math.min(digits, 2), minor: digits };
}

const most = 99_999_999;

/** What `amount` of `currency`, or `amount_minor`, is for Stripe. undefined: neither was given. */
export function stripeAmount({ capability_version, parameters }: GatewayCall): number | undefined {
  const { amount, amount_minor, currency } = parameters;
  // Version 1 knew only minor units, and called them `amount`.
  if (capability_version === 1) return amount as number | undefined;
  if (amount === undefined) return amount_minor as number | undefined;
  const given = amount as string | number;
  const units = inMinorUnits(given, String(currency));
  if (units >= 1 && units <= most) return units;
  throw invalidAmount(`${given} ${String(currency)} is not between the least and the most that Stripe takes`);
}

function inMinorUnits(amount: string | number, currency: string): number {
  try {
    return toMinorUnits(amount, currency, stripeDigits(currency));
  } catch (error) {
    if (error instanceof RangeError) throw invalidAmount(error.message);
    throw error;
  }
}

/** `amount` as it is written in a request of this version, and in minor units. */
export const amountFields = (version: number, name: string, units: number, currency: string) =>
  version === 1
    ? { [name]: units }
    : { [name]: fromMinorUnits(units, stripeDigits(currency)), [`${name}_minor`]: units };

export const invalidAmount = (message: string) =>
  new ProviderError({
    class: 'permanent',
    cause: 'bad_request',
    code: 'invalid_parameters',
    message: `parameters/amount ${message}`.slice(0, 500),
  });
