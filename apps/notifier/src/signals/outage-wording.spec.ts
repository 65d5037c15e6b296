import { signalContext } from '../../test/signal-context';
import type { ShownOutage } from './outage';
import { endOf, extentOf, namesOf, titleOf, whoActs } from './outage-wording';

const shown = (over: Partial<ShownOutage> = {}): ShownOutage => ({
  party_at_fault: 'provider',
  failing: ['Sync (TechCorp)', 'Mirror (Umbrella)'],
  customers: 2,
  all_customers: 2,
  arr: 250_000,
  own: false,
  recovered: 0,
  ...over,
});
const opened = signalContext().signal;
const closed = signalContext({}, 'resolved').signal;

it.each<[string, Partial<ShownOutage>, string]>([
  ['all', {}, '2 integrations of 2 customers of yours (ARR $250,000) fail.'],
  [
    'one, whose customer’s ARR is not known',
    { failing: ['Sync'], customers: 1, arr: 0 },
    '1 integration of 1 customer of yours fails.',
  ],
  [
    'some',
    { recovered: 58 },
    '2 integrations of 2 customers of yours (ARR $250,000) fail, and 58 of 60 integrations work again.',
  ],
  ['one of the tenant itself', { failing: ['Sync'], customers: 0, arr: 0, own: true }, '1 integration of yours fails.'],
  [
    'none any more',
    { failing: [], customers: 0, recovered: 60 },
    'All 60 integrations of your customers work again. The outage is over once this has lasted for a while.',
  ],
  [
    'none any more of one customer',
    { failing: [], customers: 0, all_customers: 1, recovered: 2 },
    'Both integrations of your customer work again. The outage is over once this has lasted for a while.',
  ],
])('says how much fails: %s', (_, over, said) => {
  expect(extentOf(shown(over))).toBe(said);
});

it('names the provider, or us', () => {
  expect([titleOf(opened, shown()), titleOf(closed, shown())]).toEqual([
    'Salesforce has an outage',
    'Salesforce works again',
  ]);
  const ours = shown({ party_at_fault: 'us' });
  expect([titleOf(opened, ours), titleOf(closed, ours)]).toEqual([
    'Our connection to Salesforce fails',
    'Our connection to Salesforce works again',
  ]);
  expect(whoActs(shown(), 'Salesforce')).toBe('Salesforce has to end it. Your customers have nothing to do.');
  const one = shown({ failing: ['Sync (TechCorp)'], customers: 1, all_customers: 1, recovered: 1 });
  expect(whoActs(one, 'Salesforce')).toBe('Salesforce has to end it. Your customer has nothing to do.');
  expect(whoActs(shown({ failing: [], customers: 0, recovered: 2 }), 'Salesforce')).toBeUndefined();
  expect(whoActs(ours, 'Salesforce')).toMatch(/^The fault is ours, and our staff are told\./);
});

it('names who still needs to act', () => {
  expect(endOf(closed, shown({ recovered: 58 }))).toBe(
    'Salesforce works again. It took 2 hours. 2 of 60 integrations of your customers still fail and need somebody to act: Sync (TechCorp), Mirror (Umbrella). Each has a message of its own.',
  );
  expect(endOf(closed, shown({ failing: ['Sync (TechCorp)'], recovered: 1 }))).toBe(
    'Salesforce works again. It took 2 hours. 1 of 2 integrations of your customers still fails and needs somebody to act: Sync (TechCorp). It has a message of its own.',
  );
  expect(endOf(closed, shown({ failing: [], recovered: 60 }))).toBe(
    'Salesforce works again. It took 2 hours. All 60 integrations of your customers work again. There is nothing left to do.',
  );
  expect(endOf(closed, shown({ failing: [], all_customers: 1, recovered: 1 }))).toContain(
    'The integration of your customer works again.',
  );
});

it('names twenty, and counts the others', () => {
  const failing = Array.from({ length: 500 }, (_, n) => `Sync ${n}`);
  expect(namesOf(shown({ failing }))).toHaveLength(21);
  expect(namesOf(shown({ failing })).at(-1)).toBe('and 480 more');
});
