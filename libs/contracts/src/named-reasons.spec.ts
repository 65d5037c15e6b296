import { namedIn, oneOfManyFailures, partOfDigest, partOfOutage, silencedBy, unstableAfter } from './named-reasons';

const since = '2026-01-01T00:00:00.000Z';

it.each([
  [partOfOutage('Shop since 1999', since), { outage: { provider: 'Shop since 1999', since } }],
  [oneOfManyFailures('Xero'), { many_failures_of: 'Xero' }],
  [partOfDigest(7), { digest_of: '7' }],
  [unstableAfter(4), { broke: '4 times within an hour' }],
  [silencedBy('Jane', 'database\nmove'), { silenced_by: 'Jane: database\nmove' }],
  ['our_fault', {}],
  ['part of the outage of Xero', {}],
])('reads from %j what it names', (reason, named) => {
  expect(namedIn(reason)).toEqual(named);
});
