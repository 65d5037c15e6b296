/** How a provider writes amounts of a currency. */
export interface CurrencyDigits {
  /** Most digits after the decimal point that an amount may have, zeros at the end not counted. */
  fraction: number;
  /** Power of ten by which the provider's whole-number amounts differ from amounts of the currency. */
  minor: number;
}

const whole = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ');
const thousandths = 'BHD IQD JOD KWD LYD OMR TND'.split(' ');

/**
 * Digits of a currency's minor unit, from list one of ISO 4217 (six-group.com, data standards). Node's Intl does not
 * follow that list: it takes the digits that are usual in shops, so that IDR, HUF and IQD have none there.
 */
export function digitsOf(currency: string): number {
  const code = currency.toUpperCase();
  if (whole.includes(code)) return 0;
  return thousandths.includes(code) ? 3 : 2;
}

/**
 * The amount in minor units. It moves the decimal point of the text, because arithmetic with fractions loses cents: a
 * number's text is the shortest that means this number, so 19.99 stays 19.99.
 * @throws RangeError that says what is wrong with it.
 */
export function toMinorUnits(amount: string | number, currency: string, { fraction, minor }: CurrencyDigits): number {
  const [, units, part = ''] = /^(\d{1,12})(?:\.(\d{1,12}))?$/.exec(String(amount)) ?? [];
  if (units === undefined) throw new RangeError(`must be a decimal number such as 100.00, not ${String(amount)}`);
  const digits = part.replace(/0+$/, '');
  if (digits.length > fraction)
    throw new RangeError(`${String(amount)} has more digits than ${currency.toUpperCase()} has (${fraction})`);
  return Number(units + digits.padEnd(minor, '0'));
}

/** The amount as text with all digits of its currency: `100.00`. */
export function fromMinorUnits(amount: number, { minor }: CurrencyDigits): string {
  const text = String(Math.abs(amount)).padStart(minor + 1, '0');
  const at = text.length - minor;
  return `${amount < 0 ? '-' : ''}${text.slice(0, at)}${minor ? `.${text.slice(at)}` : ''}`;
}
