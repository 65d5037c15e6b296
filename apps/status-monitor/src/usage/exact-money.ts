import { digitsOf } from '@linesman/provider-kit';

/** A price has so many digits after the decimal point at most. */
const PRICE_DIGITS = 8;

/** In the currency, with all its digits and as many more as the sum has: `12.30`, `0.00042`. */
export interface Money {
  currency: string;
  amount: string;
}

/** Decimal text as a whole number of hundred-millionths: sums of them lose nothing. */
export function exactly(amount: string): bigint {
  const [units = '0', part = ''] = amount.split('.');
  return BigInt(units + part.padEnd(PRICE_DIGITS, '0'));
}

export function moneyOf(currency: string, exact: bigint): Money {
  const text = String(exact).padStart(PRICE_DIGITS + 1, '0');
  const part = text.slice(-PRICE_DIGITS).replace(/0+$/, '').padEnd(digitsOf(currency), '0');
  return { currency, amount: `${text.slice(0, -PRICE_DIGITS)}${part && `.${part}`}` };
}
