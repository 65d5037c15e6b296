import type { Price } from './price';
import { addUsed, figuresOf, noUsage, nothingUsed } from './tally';

const price = (amount: string, currency = 'USD', per: Price['per'] = 'call'): Price => ({
  connection_code: 'stripe',
  capability_code: null,
  per,
  amount,
  currency,
  valid_from: '2026-01-01',
  list: 'tenant',
});

it('adds up exactly what no floating point number is', () => {
  const tally = noUsage();
  for (let n = 0; n < 3; n += 1) addUsed(tally, { ...nothingUsed(), calls: 1 }, [price('0.1')]);
  addUsed(tally, { ...nothingUsed(), calls: 1_000_003, failures: 3 }, [price('0.00000001')]);
  expect(figuresOf(tally).cost).toEqual([{ currency: 'USD', amount: '0.31000003' }]);
});

it('has all digits of its currency, and adds no currency to another', () => {
  const tally = noUsage();
  addUsed(tally, { ...nothingUsed(), calls: 2, records: 5 }, [price('12.3'), price('7', 'JPY', 'record')]);
  expect(figuresOf(tally).cost).toEqual([
    { currency: 'JPY', amount: '35' },
    { currency: 'USD', amount: '24.60' },
  ]);
});

it('says how many of the calls have a price, and knows no cost where none has', () => {
  const tally = noUsage();
  addUsed(tally, { ...nothingUsed(), calls: 1 }, []);
  expect(figuresOf(tally)).toMatchObject({ calls: 1, cost: null, priced_calls: 0, priced_percent: 0 });
  addUsed(tally, { ...nothingUsed(), calls: 1_999 }, [price('0')]);
  expect(figuresOf(tally)).toMatchObject({
    cost: [{ currency: 'USD', amount: '0.00' }],
    priced_calls: 1_999,
    priced_percent: 99.9,
  });
  expect(figuresOf(noUsage())).toMatchObject({ calls: 0, cost: null, priced_percent: null });
});
