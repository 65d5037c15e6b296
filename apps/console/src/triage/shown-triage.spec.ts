import type { TriagedSignal, TriageGroup } from '../upstream/answers';
import { riskText, shownGroup, shownRow } from './shown-triage';

const now = new Date('2026-01-29T18:00:00Z');
const signal: TriagedSignal = {
  signal_id: 's',
  integration_id: 'i',
  integration_name: 'CRM Sync',
  connection_code: 'salesforce',
  connection_name: 'Salesforce',
  customer_id: 'c',
  customer_name: 'TechCorp',
  arr: 200_000,
  signal_type: 'integration_disconnected',
  severity: 'critical',
  cause: 'refresh_refused',
  failure_reason: null,
  owner: 'customer',
  opened_at: '2026-01-29T15:45:00Z',
  handler_name: 'Jane Miller',
  mine: true,
  assigned: false,
  acknowledged_by: null,
  acknowledged_until: null,
  snoozed_by: null,
  snoozed_until: null,
};
const group: TriageGroup = {
  connection_code: 'stripe',
  connection_name: 'Stripe',
  cause: 'server_error',
  owner: 'provider',
  severity: 'high',
  opened_at: '2026-01-28T16:00:00Z',
  outage_since: null,
  signals: 12,
  customers: 9,
  arr: 1_250_000,
  arr_unknown: 2,
  first: [signal],
};

it('says of a signal who has to act, what is next, for how long it is open, and what is at risk', () => {
  expect(shownRow(signal, now)).toMatchObject({
    who: 'TechCorp',
    acts: 'Customer',
    next_step: 'Sign in at Salesforce again.',
    open_for: '2 h',
    arr_text: '$200K',
    state: undefined,
  });
});

it.each([
  [
    { customer_id: null, customer_name: null, owner: 'admin' },
    { who: 'This workspace', acts: 'Admin', arr_text: '' },
  ],
  [{ arr: null }, { arr_text: 'Unknown' }],
  [{ owner: 'provider', cause: 'timeout' }, { acts: 'Salesforce' }],
  [{ owner: 'us', cause: 'invalid_client' }, { acts: 'Us' }],
  [{ cause: null, failure_reason: 'It fails' }, { cause_text: 'It fails' }],
  [{ snoozed_by: 'Tom' }, { state: 'Snoozed', attention: { words: 'Snoozed by Tom until it gets worse' } }],
  [
    { acknowledged_by: 'Tom', acknowledged_until: '2026-01-29T20:00:00Z' },
    { state: 'Acknowledged', attention: { until: '2026-01-29T20:00:00Z' } },
  ],
] as [Partial<TriagedSignal>, object][])('says of a signal with %j: %j', (over, said) =>
  expect(shownRow({ ...signal, ...over }, now)).toMatchObject(said),
);

it('shows an outage as one row, a single signal as itself, and counts what is not listed', () => {
  expect(shownGroup(group, now)).toMatchObject({
    title: 'The provider answers with errors',
    who: '9 customers',
    arr_text: '$1.3M, and 2 unknown',
    open_for: '1 d',
    more: 11,
    is_group: true,
  });
  const since = '2026-01-28T16:00:00Z';
  expect(shownGroup({ ...group, outage_since: since, signals: 1 }, now)).toMatchObject({
    title: 'Stripe is down',
    is_group: true,
  });
  expect(shownGroup({ ...group, outage_since: since, owner: 'us' }, now).title).toBe('Our connection to Stripe fails');
  expect(shownGroup({ ...group, signals: 1 }, now).is_group).toBe(false);
  expect(shownGroup({ ...group, customers: 0, signals: 3 }, now)).toMatchObject({
    who: '3 integrations',
    arr_text: '',
  });
});

it.each([
  [{ customers: 0, arr: 0, arr_unknown: 0 }, 'None'],
  [{ customers: 2, arr: 0, arr_unknown: 2 }, 'Unknown'],
  [{ customers: 2, arr: 5_000, arr_unknown: 1 }, '$5K, and 1 unknown'],
  [{ customers: 2, arr: 5_000, arr_unknown: 0 }, '$5K'],
])('says what is at risk of %j: %s', (risk, said) => expect(riskText({ signals: 9, ...risk })).toBe(said));
