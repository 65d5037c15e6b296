import type { Observation, SignalSnapshot } from '@linesman/contracts';
import { initialState } from '../health/machine-state';
import { composeDiagnosis } from './compose-diagnosis';
import type { KnownEvent } from './compose-tried';
import type { KnownOfSignal } from './read-known';

const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 29, 15, minute));
const iso = (minute: number): string => at(minute).toISOString();

const failed = (minute: number, details: Partial<Observation> & { failures?: number } = {}): KnownEvent => ({
  event_type: 'auth_failure',
  created_at: at(minute),
  error_details: { source: 'execution', cause: 'refresh_refused', started_at: iso(minute), ...details },
});
const refused = { error_code: 'invalid_grant', http_status: 400, message: 'expired access/refresh token' };

const signal = (
  over: Partial<KnownOfSignal> = {},
  change: Partial<SignalSnapshot['status_change']> = {},
): KnownOfSignal => ({
  signal_id: '0b0f8f4e-6f0e-4d0e-9f0c-1c2b3a4d5e6f',
  tenant_id: 't',
  integration_id: 'i',
  status: 'open',
  snapshot: {
    connection_name: 'Salesforce',
    troubleshooting: ['Customer needs to reauthorize Salesforce connection'],
    status_change: { cause: 'refresh_refused', party_at_fault: 'customer', error_code: 'invalid_grant', ...change },
  } as SignalSnapshot,
  opened_at: at(0),
  failing_since: at(0),
  last_worked_at: null,
  resolved_at: null,
  connection_code: 'salesforce',
  account_id: null,
  linked: [],
  machine_state: initialState(1),
  last_success_at: null,
  due_at: at(30),
  outage: false,
  now: at(20),
  since: at(0),
  events: [failed(0)],
  siblings: { failing_alike: 0, working: 0 },
  previous: { count: 0 },
  ...over,
});

const certainty = (known: KnownOfSignal, canary: Parameters<typeof composeDiagnosis>[1]['canary'] = 'unknown') => {
  const { certainty, evidence } = composeDiagnosis(known, { canary });
  return [certainty, ...evidence.map(({ text }) => text)];
};
const byProvider = { cause: 'timeout', party_at_fault: 'provider' } as const;
const late = failed(0, { cause: 'timeout' });

it.each([
  ['seen once', signal(), 'unknown', ['seen_once', 'It was seen once so far, by an execution']],
  [
    'seen by several',
    signal({ events: [failed(4, { source: 'probe' }), failed(2, { source: 'refresh' }), failed(0, { failures: 3 })] }),
    'unknown',
    ['confirmed', 'It was seen 5 times, by a probe, a token refresh and an execution'],
  ],
  [
    'told by the provider',
    signal({ events: [failed(0, { source: 'provider_webhook' })] }),
    'unknown',
    ['confirmed', 'Salesforce told us itself'],
  ],
  [
    'not told by the provider, whose silence is reported in its place',
    signal(
      { events: [failed(0, { source: 'provider_webhook', cause: 'webhook_silent' })] },
      { cause: 'webhook_silent', party_at_fault: 'customer' },
    ),
    'unknown',
    ['seen_once', 'It was seen once so far, by a webhook of the provider'],
  ],
  [
    'confirmed by others of the account',
    signal({ siblings: { failing_alike: 2, working: 1 } }),
    'unknown',
    ['confirmed', 'It was seen once so far, by an execution', '2 other integrations of the same account fail alike'],
  ],
  [
    'not doubted because another grant of the account works',
    signal({ siblings: { failing_alike: 0, working: 1 } }),
    'unknown',
    ['seen_once', 'It was seen once so far, by an execution', '1 other integration of the same account works'],
  ],
  [
    'doubted where the same account works for others',
    signal({ siblings: { failing_alike: 0, working: 2 }, events: [late] }, byProvider),
    'unknown',
    [
      'doubted',
      'It was seen once so far, by an execution',
      '2 other integrations of the same account work',
      'No integration of our own shows whether Salesforce works',
    ],
  ],
  [
    'doubted where our own integration works',
    signal({ events: [failed(1, { cause: 'timeout' }), late] }, byProvider),
    'works',
    ['doubted', 'It was seen 2 times, by an execution', 'Our own integration of Salesforce works at the same time'],
  ],
  [
    'confirmed where our own integration fails in an outage',
    signal({ outage: true, events: [late] }, byProvider),
    'fails',
    [
      'confirmed',
      'It was seen once so far, by an execution',
      'Our own integration of Salesforce fails too',
      'Salesforce has an outage: integrations of other customers fail too',
    ],
  ],
] as const)('is %s', (_, known, canary, expected) => expect(certainty(known, canary)).toEqual(expected));

it('tells what was tried and what came back, alike answers in one line and the newest first', () => {
  const known = signal({
    last_success_at: at(12),
    events: [
      failed(15, { source: 'probe', ...refused }),
      { event_type: 'cause_changed', created_at: at(14), error_details: {} },
      { event_type: 'reconnected', created_at: at(10), error_details: {} },
      failed(5, { source: 'probe', ...refused, failures: 2 }),
      failed(0, { part: 'SYNC_CONTACTS', message: undefined }),
    ],
  });
  expect(composeDiagnosis(known, { canary: 'unknown' }).tried).toEqual([
    {
      what: 'probe',
      at: iso(5),
      last_at: iso(15),
      times: 3,
      outcome: 'failed',
      answer: 'HTTP 400, invalid_grant: expired access/refresh token',
    },
    { what: 'execution', at: iso(12), times: 1, outcome: 'worked', answer: 'A call succeeded' },
    { what: 'reconnect', at: iso(10), times: 1, outcome: 'worked', answer: 'Somebody entered new credentials' },
    { what: 'execution', at: iso(0), times: 1, outcome: 'failed', answer: 'refresh refused', part: 'SYNC_CONTACTS' },
  ]);
});

it('tells the likely fix, earlier disconnections and the next check, which ends with the signal', () => {
  const last = { began_at: iso(0), ended_at: iso(9), resolution: 'verified', reconnected: true } as const;
  const known = signal({ previous: { count: 2, last }, last_worked_at: at(0) });
  expect(composeDiagnosis(known, { canary: 'unknown' })).toMatchObject({
    likely_fix: { remedy: 'reconnect', steps: ['Customer needs to reauthorize Salesforce connection'] },
    previous: { count: 2, last },
    failing_since: iso(0),
    last_worked_at: iso(0),
    next_check_at: iso(30),
  });
  const ended = composeDiagnosis({ ...known, status: 'resolved', last_success_at: at(9) }, { canary: 'unknown' });
  expect(ended).not.toHaveProperty('next_check_at');
  expect(ended.tried.map(({ outcome }) => outcome)).toEqual(['failed']);
});
