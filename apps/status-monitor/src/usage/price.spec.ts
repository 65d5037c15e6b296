import { type Price, pricesOn } from './price';

const price = (more: Partial<Price>): Price => ({
  connection_code: 'salesforce',
  capability_code: null,
  per: 'call',
  amount: '1',
  currency: 'USD',
  valid_from: '2026-01-01',
  list: 'tenant',
  ...more,
});
const published = price({ list: 'provider', amount: '4' });
const publishedOfIt = price({ list: 'provider', capability_code: 'SYNC_CONTACTS', amount: '3' });
const general = price({ amount: '2' });
const ofIt = price({ capability_code: 'SYNC_CONTACTS', amount: '1' });
const amounts = (day: string, all: Price[], capability_code = 'SYNC_CONTACTS') =>
  pricesOn(day, all, { connection_code: 'salesforce', capability_code }).map(({ amount }) => amount);

it.each<[string, Price[], string[]]>([
  ['its own price in the tenant’s list', [published, publishedOfIt, general, ofIt], ['1']],
  ['the tenant’s price of every call', [published, publishedOfIt, general], ['2']],
  ['its own published price', [published, publishedOfIt], ['3']],
  ['the published price of every call', [published], ['4']],
  ['nothing where no price is known', [price({ connection_code: 'xero' })], []],
  ['nothing of another capability', [price({ capability_code: 'PUSH_SCORE' })], []],
])('counts %s', (_, all, found) => expect(amounts('2026-02-01', all)).toEqual(found));

it('takes the newest price that has begun', () => {
  const later = { ...ofIt, amount: '7', valid_from: '2026-02-02' };
  expect(['2025-12-31', '2026-02-01', '2026-02-02'].map((day) => amounts(day, [later, ofIt]))).toEqual([
    [],
    ['1'],
    ['7'],
  ]);
});

it('falls back to a published price before the tenant’s begins', () => {
  expect(amounts('2026-02-01', [published, { ...ofIt, valid_from: '2026-03-01' }])).toEqual(['4']);
});

it('adds a price per record to one per call of the same list', () => {
  expect(amounts('2026-02-01', [published, ofIt, { ...ofIt, per: 'record', amount: '0.5' }])).toEqual(['1', '0.5']);
});
