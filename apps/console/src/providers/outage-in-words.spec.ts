import type { Outage } from '../upstream/answers';
import { historyInWords, lasted, outageInWords } from './outage-in-words';

const outage: Outage = {
  outage_id: '6f1e2d3c-0000-4000-8000-0000000000a0',
  connection_code: 'salesforce',
  party_at_fault: 'provider',
  cause: 'server_error',
  opened_at: '2026-01-29T15:00:00Z',
  ended_at: null,
  integrations: 4,
  still_failing: 1,
};

it.each([
  [0, '0 min'],
  [41, '41 min'],
  [60, '1 h'],
  [125, '2 h 5 min'],
  [1_440, '1 d'],
  [4_570, '3 d 4 h'],
])('shows %i minutes as %s', (minutes, words) => expect(lasted(minutes)).toBe(words));

it('sums up 90 days', () => {
  expect(historyInWords({ outages: 3, minutes: 41 })).toBe('3 outages in 90 days, 41 min');
  expect(historyInWords({ outages: 1, minutes: 41 })).toBe('1 outage in 90 days, 41 min');
  expect(historyInWords({ outages: 0, minutes: 0 })).toBe('No outage in 90 days');
});

it('says whose failure it was and what it meant for the tenant', () => {
  expect(outageInWords(outage, 'Salesforce')).toMatchObject({
    title: 'Salesforce failed',
    lasted: undefined,
    own: '4 integrations of yours, of which 1 fails now',
  });
  const over = { ...outage, ended_at: '2026-01-29T15:41:00Z', party_at_fault: 'us' } as const;
  expect(outageInWords(over, 'Salesforce')).toMatchObject({
    title: 'Our connection to Salesforce failed',
    lasted: '41 min',
    own: '4 integrations of yours, of which 1 still failed when it ended',
  });
  expect(outageInWords({ ...over, still_failing: 0 }, 'X').own).toBe(
    '4 integrations of yours, all of which work again',
  );
  expect(outageInWords({ ...over, integrations: 0, still_failing: 0 }, 'X').own).toMatch(/^None/);
});
