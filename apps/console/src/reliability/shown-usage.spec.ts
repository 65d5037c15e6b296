import { bytesInWords, costInWords, shownFigures, shownUsage } from './shown-usage';

const figures = {
  calls: 1_200,
  failures: 3,
  sync_runs: 4,
  failed_sync_runs: 1,
  records: 25_000,
  webhooks: 8,
  refused_webhooks: 1,
  bytes_sent: 5_300,
  bytes_received: 12_400_000,
  cost: [{ currency: 'USD', amount: '1234.565' }],
  priced_calls: 600,
  priced_percent: 50,
};
const nobody = {
  integration_id: null,
  integration_name: null,
  integration_deleted: null,
  connection_code: null,
  customer_id: null,
  customer_name: null,
  capability_code: null,
};

it.each([
  [[{ currency: 'USD', amount: '1234.565' }], '$1,234.57'],
  [[{ currency: 'USD', amount: '0.00042' }], 'less than $0.01'],
  [[{ currency: 'JPY', amount: '0.5' }], 'less than ¥1'],
  [[{ currency: 'USD', amount: '0.00' }], '$0.00'],
  [
    [
      { currency: 'EUR', amount: '3.10' },
      { currency: 'JPY', amount: '12' },
    ],
    '€3.10, ¥12',
  ],
  [[{ currency: 'USD', amount: '12345678901234567.89' }], '$12,345,678,901,234,567.89'],
  [null, 'Not known'],
])('says the cost %j', (cost, said) => expect(costInWords({ ...figures, cost })).toBe(said));

it('says nothing of the cost where nothing was used', () => {
  expect(costInWords({ calls: 0, cost: null, priced_percent: null })).toBe('–');
});

it('compares the calls with those before, and says where these are not known', () => {
  expect(shownFigures({ ...figures, before: { ...figures, calls: 1_000, cost: null } })).toMatchObject({
    calls: '1,200',
    change: '+20%',
    priced: '50%',
    before: { calls: '1,000', cost: 'Not known' },
  });
  expect(shownFigures({ ...figures, before: null })).toMatchObject({ change: 'Not known', before: null });
});

it('names a deleted integration without a link, and the capability of a connection', () => {
  const deleted = { ...nobody, ...figures, integration_name: 'CRM', integration_deleted: true, before: null };
  expect(shownUsage(deleted, 'integration')).toMatchObject({ name: 'CRM (deleted)' });
  expect(shownUsage(deleted, 'integration').url).toBeUndefined();
  const of = { ...nobody, ...figures, connection_code: 'xero', before: null };
  expect(shownUsage({ ...of, capability_code: 'probe' }, 'capability').name).toBe('xero: The connection itself');
});

it.each([
  [undefined, '–'],
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1 kB'],
  [1_249, '1.2 kB'],
  [9_960, '10 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [34_000_000, '34 MB'],
  [5_600_000_000, '5.6 GB'],
  [2e18, '2000 PB'],
])('says %s bytes', (bytes, said) => expect(bytesInWords(bytes)).toBe(said.replace(' ', '\u00a0')));
