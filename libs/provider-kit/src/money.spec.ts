import { digitsOf, fromMinorUnits, toMinorUnits } from './money';

const iso = (currency: string) => ({ fraction: digitsOf(currency), minor: digitsOf(currency) });

it.each<[string | number, string, number]>([
  [100.0, 'USD', 10_000],
  ['100.00', 'usd', 10_000],
  [19.99, 'EUR', 1_999],
  [1.1, 'EUR', 110],
  ['0.07', 'EUR', 7],
  [5, 'JPY', 5],
  ['5.00', 'JPY', 5],
  ['1.234', 'KWD', 1_234],
  ['250.50', 'IDR', 25_050],
])('reads %s %s exactly', (amount, currency, minor) => {
  expect(toMinorUnits(amount, currency, iso(currency))).toBe(minor);
});

it('never loses a cent', () => {
  for (let cents = 1; cents < 20_000; cents++) {
    const text = fromMinorUnits(cents, iso('USD'));
    expect(toMinorUnits(Number(text), 'USD', iso('USD'))).toBe(cents);
  }
});

it.each<[string | number, string]>([
  [0.1 + 0.2, 'USD'],
  ['1.005', 'USD'],
  [5.5, 'JPY'],
  [1e21, 'USD'],
  [-1, 'USD'],
  ['1,000.00', 'USD'],
  ['', 'USD'],
  ['.5', 'USD'],
])('refuses %s %s', (amount, currency) => {
  expect(() => toMinorUnits(amount, currency, iso(currency))).toThrow(RangeError);
});

it('writes an amount with all its digits', () => {
  expect(fromMinorUnits(10_000, iso('USD'))).toBe('100.00');
  expect(fromMinorUnits(7, iso('EUR'))).toBe('0.07');
  expect(fromMinorUnits(500, iso('JPY'))).toBe('500');
  expect(fromMinorUnits(-250, iso('EUR'))).toBe('-2.50');
});
