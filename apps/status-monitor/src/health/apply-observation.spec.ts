import { type Cause, causes, type Observation } from '@linesman/contracts';
import { applyObservation, isCounted, type Transition } from './apply-observation';
import { causeTable, defaultPolicy } from './cause-table';
import { initialState, learnCredentials, type MachineState } from './machine-state';

const start = Date.parse('2026-01-29T10:00:00Z');

const seen = (second: number, more: Partial<Observation> & { cause?: Cause } = {}): Observation => ({
  integration_id: '6f1e2d3c-0000-4000-8000-000000000020',
  source: 'execution',
  outcome: more.cause ? 'failure' : 'success',
  started_at: new Date(start + second * 1000).toISOString(),
  credential_version: 2,
  ...more,
});

function play(observations: Observation[], from: MachineState = initialState(2)) {
  const transitions: Transition[] = [];
  const state = observations.reduce((before, observation) => {
    const { state: after, transition } = applyObservation(before, observation, defaultPolicy);
    if (transition) transitions.push(transition);
    return after;
  }, from);
  return { state, transitions, status: state.health.status };
}

const afterOne: Partial<Record<Cause, [status: string, party: string]>> = {
  grant_revoked: ['disconnected', 'customer'],
  refresh_refused: ['disconnected', 'customer'],
  account_deactivated: ['disconnected', 'customer'],
  api_key_rejected: ['disconnected', 'customer'],
  certificate_expired: ['disconnected', 'customer'],
  sso_misconfigured: ['disconnected', 'customer'],
  insufficient_scope: ['degraded', 'customer'],
  app_credentials_missing: ['disconnected', 'us'],
  invalid_client: ['disconnected', 'us'],
  refresh_interrupted: ['disconnected', 'us'],
  lease_failed: ['disconnected', 'us'],
  webhook_silent: ['degraded', 'customer_endpoint'],
};

it.each(causes)('has the expected status and party after a success and one %s', (cause) => {
  const { state } = play([seen(0, { part: 'probe' }), seen(1, { cause, part: 'SYNC_CONTACTS' })]);
  const [status, party] = afterOne[cause] ?? ['healthy', 'nobody'];
  expect(state.health).toMatchObject({ status, party });
  expect(state.health.failing_parts).toEqual(status === 'degraded' ? ['SYNC_CONTACTS'] : []);
});

it.each(['rate_limited', 'busy', 'bad_request'] as const)('never opens on %s, however often', (cause) => {
  const many = Array.from({ length: 100 }, (_, n) => seen(n, { cause }));
  const { state } = play(many);
  expect(state).toEqual(initialState(2));
  expect(isCounted(state, many[0]!, defaultPolicy)).toBe(false);
});

const closing: [cause: Cause, what: string, success: Partial<Observation>, closes: boolean][] = [
  ['grant_revoked', 'newer credentials', { credential_version: 3 }, true],
  ['grant_revoked', 'the same credentials', {}, false],
  ['grant_revoked', 'a refresh that works', { source: 'refresh' }, true],
  ['refresh_refused', 'an access token that still works', { source: 'probe' }, false],
  ['api_key_rejected', 'newer credentials', { credential_version: 3 }, true],
  ['api_key_rejected', 'the same key', {}, false],
  ['certificate_expired', 'a probe of the same address', { source: 'probe', part: 'probe' }, true],
  ['certificate_expired', 'a person who signs in', { source: 'sso', part: 'sso' }, false],
  ['certificate_expired', 'another call', { part: 'GET_SSO_METADATA' }, false],
  ['sso_misconfigured', 'a probe with new metadata', { source: 'probe', part: 'probe', credential_version: 3 }, true],
  ['lease_failed', 'any later success', {}, true],
  ['lease_failed', 'a person who signs in', { source: 'sso', part: 'sso' }, false],
  ['invalid_client', 'an access token that still works', {}, false],
  ['invalid_client', 'a refresh that works', { source: 'refresh' }, true],
  ['refresh_interrupted', 'newer credentials', { credential_version: 3 }, true],
  ['insufficient_scope', 'a success of another part', { part: 'SYNC_OPPORTUNITIES' }, false],
  ['insufficient_scope', 'a success of the same part', { part: 'SYNC_CONTACTS' }, true],
];

it.each(closing)('after %s: %s (%j) closes it: %s', (cause, _what, success, closes) => {
  const { status } = play([seen(1, { cause, part: 'SYNC_CONTACTS' }), seen(2, success)]);
  expect(status === 'healthy').toBe(closes);
});

it('does not close on a success whose call began before the failure', () => {
  const late = seen(1, { source: 'refresh' });
  expect(play([seen(2, { cause: 'grant_revoked' }), late]).status).toBe('disconnected');
});

it('does not close on a late success with old credentials', () => {
  const known = learnCredentials(play([seen(1, { cause: 'grant_revoked' })]).state, 3);
  expect(play([seen(9)], known).status).toBe('disconnected');
  expect(play([seen(9, { credential_version: 3 })], known).status).toBe('healthy');
});

it('does not open on a late refusal of old credentials, whether newer ones were announced or have worked', () => {
  const late = seen(9, { cause: 'grant_revoked' });
  expect(play([late], learnCredentials(initialState(2), 3)).transitions).toEqual([]);
  expect(play([seen(1, { credential_version: 3 }), late]).transitions).toEqual([]);
});

it('changes nothing when new credentials are only announced', () => {
  const { state } = play([seen(1, { cause: 'grant_revoked' })]);
  expect(learnCredentials(state, 3).health).toBe(state.health);
});

it.each(['timeout', 'server_error', 'dns_failure', 'tls_failure'] as const)(
  'blames the provider for %s at three of the last five',
  (cause) => {
    const mixed = [seen(1, { cause }), seen(2), seen(3, { cause }), seen(4), seen(5, { cause })];
    expect(play(mixed.slice(0, 4)).transitions).toEqual([]);
    expect(play(mixed).transitions).toMatchObject([{ new_status: 'disconnected', cause, party: 'provider' }]);
  },
);

it('closes the provider’s failures after two successes in a row, and counts from zero', () => {
  const down = [1, 2, 3].map((n) => seen(n, { cause: 'timeout' }));
  expect(play([...down, seen(4), seen(5, { cause: 'timeout' }), seen(6)]).status).toBe('disconnected');
  expect(play([...down, seen(4), seen(5)]).status).toBe('healthy');
  expect(play([...down, seen(4), seen(5), seen(6, { cause: 'timeout' })]).status).toBe('healthy');
});

describe('logins', () => {
  const signIn = (second: number, cause?: Cause) => seen(second, { source: 'sso', part: 'sso', cause });
  const probe = (second: number, cause?: Cause) => seen(second, { source: 'probe', part: 'probe', cause });
  const refused = [1, 2, 3].map((n) => signIn(n, 'sso_logins_refused'));

  it('disconnect after three of the last five that fail for what the customer configured, though probes work', () => {
    expect(play([probe(0), ...refused.slice(1)]).status).toBe('healthy');
    const { state } = play([probe(0), ...refused, probe(4)]);
    expect(state.health).toMatchObject({ status: 'disconnected', cause: 'sso_logins_refused', party: 'customer' });
  });

  it('degrade while some work, and end with two in a row that work', () => {
    const mixed = [...refused, signIn(4)];
    expect(play(mixed).state.health).toMatchObject({ status: 'degraded', failing_parts: ['sso'] });
    expect(play([...mixed, signIn(5)]).status).toBe('healthy');
    expect(play([...mixed, signIn(5, 'sso_logins_refused'), signIn(6)]).status).toBe('degraded');
  });

  it('stay refused however long probes work afterwards, because nobody has signed in', () => {
    expect(play([...refused, probe(4_000), probe(8_000)]).status).toBe('disconnected');
  });

  it('that the identity provider does not answer count for itself only, and end with its answers', () => {
    const silent = [1, 2, 3].map((n) => signIn(n, 'timeout'));
    expect(play([signIn(0, 'sso_logins_refused'), ...silent.slice(1)]).status).toBe('healthy');
    expect(play([probe(0), ...silent, probe(4)]).state.health).toMatchObject({ status: 'degraded', party: 'provider' });
    expect(play([probe(0), ...silent, probe(4), probe(2_000)]).status).toBe('healthy');
  });

  it('of one millisecond count each', () => {
    const one = signIn(1, 'sso_logins_refused');
    expect(play([one, one, one]).status).toBe('disconnected');
  });
});

const webhook = (endpoint: string | undefined, second: number, more: Partial<Observation> = {}): Observation =>
  seen(second, { source: 'webhook', part: endpoint, ...more });
const refusal = (endpoint: string | undefined, second: number, http_status = 410): Observation =>
  webhook(endpoint, second, { cause: 'webhook_refused', http_status });
const refusals = (endpoint: string | undefined, ...seconds: number[]): Observation[] =>
  seconds.map((second) => refusal(endpoint, second));
const silence = (endpoint: string, second: number): Observation =>
  webhook(endpoint, second, { cause: 'webhook_silent' });
const long = [0, 150, 300, 450, 601];
const called = seen(0, { source: 'probe', part: 'probe' });

describe('webhooks', () => {
  const cases: [what: string, seen: Observation[], problems: string[]][] = [
    ['five refusals of one endpoint over the time', refusals('a', ...long), ['a']],
    ['four refusals over the time', refusals('a', 0, 200, 400, 601), []],
    ['fifty refusals within the time', Array.from({ length: 50 }, (_, n) => refusal('a', n)), []],
    ['refusals of two endpoints, each too few', [...refusals('a', 0, 300, 601), ...refusals('b', 1, 301, 602)], []],
    ['refusals, and deliveries to another endpoint', [...refusals('a', ...long), webhook('b', 602)], ['a']],
    ['refusals of two endpoints', [...refusals('a', ...long), ...refusals('b', ...long)], ['a', 'b']],
    ['a delivery to one of two', [...refusals('a', ...long), ...refusals('b', ...long), webhook('a', 602)], ['b']],
    [
      'a delivery between the refusals',
      [...refusals('a', 0, 150, 300), webhook('a', 310), ...refusals('a', 450, 601)],
      [],
    ],
    ['a delivery that was attempted before the last refusals', [...refusals('a', ...long, 700), webhook('a', 440)], []],
    ['calls that succeed', [...refusals('a', ...long), seen(700), seen(701, { source: 'refresh' })], ['a']],
    ['new credentials that work', [...refusals('a', ...long), seen(700, { credential_version: 3 })], ['a']],
    ['silence', [webhook('a', 0), silence('a', 0)], ['a']],
    ['silence, and a refusal', [silence('a', 0), refusal('a', 10)], ['a']],
    ['silence, and a delivery to another endpoint', [silence('a', 0), webhook('b', 10)], ['a']],
    ['silence, and then a delivery', [silence('a', 0), webhook('a', 10)], []],
    ['silence of which it was already known that it had ended', [webhook('a', 10), silence('a', 0)], []],
    [
      'silence of the provider, and its next call',
      [silence('a', 0), webhook('a', 10, { source: 'provider_webhook' })],
      [],
    ],
    ['refusals that named no endpoint', refusals(undefined, ...long), ['']],
    ['refusals that named no endpoint, and any delivery', [...refusals(undefined, ...long), webhook('a', 602)], []],
  ];
  it.each(cases)('%s', (_what, life, expected) => {
    const { health } = play([called, ...life]).state;
    expect(health.problems.map(({ part = '' }) => part)).toEqual(expected);
    expect(health.status).toBe(expected.length > 0 ? 'degraded' : 'healthy');
  });

  it('say how many failed since when, what was answered last, and which endpoint works', () => {
    const many = Array.from({ length: 200 }, (_, n) => refusal('a', n * 60, n === 199 ? 503 : 410));
    expect(play([called, webhook('b', 5), ...many]).state.health).toMatchObject({
      problems: [{ cause: 'webhook_refused', part: 'a', since: start, failures: 200, http_status: 503 }],
      failing_parts: ['a'],
      working_parts: ['b', 'probe'],
    });
  });

  it('forget the endpoint that was heard of longest ago, where there are very many', () => {
    const all = Array.from({ length: 300 }, (_, n) => webhook(`endpoint ${n}`, n));
    const { endpoints } = play(all).state;
    expect(Object.keys(endpoints)).toHaveLength(50);
    expect(endpoints).toHaveProperty('endpoint 299');
  });
});

it('opens on refused deliveries only after enough of them over enough time', () => {
  const refused = (second: number) => seen(second, { source: 'webhook', cause: 'webhook_refused' });
  const burst = Array.from({ length: 50 }, (_, n) => refused(n));
  const slow = [0, 300, 601].map(refused);
  expect(play(burst).status).toBe('healthy');
  expect(play(slow).status).toBe('healthy');
  const both = [...burst, refused(601)];
  expect(play(both).state.health).toMatchObject({ status: 'disconnected', party: 'customer_endpoint' });
  expect(play([...both, seen(602)]).status).toBe('degraded');
  expect(play([...both, seen(602, { source: 'webhook' })]).status).toBe('healthy');
  expect(play([...burst, seen(300, { source: 'webhook' }), refused(601)]).status).toBe('healthy');
});

it('blames the customer once its credentials are refused while the provider fails', () => {
  const down = [1, 2, 3].map((n) => seen(n, { cause: 'timeout' }));
  const { state, transitions } = play([...down, seen(4, { cause: 'grant_revoked' })]);
  expect(transitions).toMatchObject([
    { old_status: 'healthy', new_status: 'disconnected', cause: 'timeout' },
    { old_status: 'disconnected', new_status: 'disconnected', cause: 'grant_revoked', party: 'customer' },
  ]);
  expect(state.health.problems.map(({ cause }) => cause)).toEqual(['grant_revoked', 'timeout']);
  expect(state.health).toMatchObject({ status: 'disconnected', cause: 'grant_revoked', party: 'customer' });
});

it('counts each execution of one millisecond, and a failure that two services report of a refresh once', () => {
  const execution = seen(1, { cause: 'server_error' });
  expect(play([execution, execution, execution]).status).toBe('disconnected');
  const refresh = seen(1, { cause: 'server_error', source: 'refresh' });
  expect(play([refresh, { ...refresh, source: 'probe' }, refresh]).status).toBe('healthy');
});

it('keeps the published cause while it holds', () => {
  const { state } = play([seen(1, { cause: 'refresh_refused' }), seen(2, { cause: 'grant_revoked' })]);
  expect(state.health.cause).toBe('refresh_refused');
});

it('goes from disconnected to degraded when only a part still fails', () => {
  const { transitions } = play([
    seen(1, { cause: 'insufficient_scope', part: 'SYNC_CONTACTS' }),
    seen(2, { cause: 'grant_revoked' }),
    seen(3, { credential_version: 3, part: 'probe' }),
  ]);
  expect(transitions.map((it) => it.new_status)).toEqual(['degraded', 'disconnected', 'degraded']);
  expect(transitions[2]!.failing_parts).toEqual(['SYNC_CONTACTS']);
});

it('counts a refused token refresh once, whoever reports it, and each execution it stopped', () => {
  const refused = seen(1, { cause: 'refresh_refused', source: 'refresh' });
  const { state } = play([refused]);
  expect(isCounted(initialState(2), refused, defaultPolicy)).toBe(true);
  expect(isCounted(state, { ...refused, source: 'probe' }, defaultPolicy)).toBe(false);
  expect(isCounted(state, { ...refused, source: 'execution' }, defaultPolicy)).toBe(true);
});

it('has a rule for every cause', () => {
  expect(Object.keys(causeTable).sort()).toEqual([...causes].sort());
});

const failing = (part: string, ...seconds: number[]) => seconds.map((n) => seen(n, { cause: 'server_error', part }));
const working = (part: string, ...seconds: number[]) => seconds.map((n) => seen(n, { part }));

it('is degraded while an endpoint fails and another one works, and disconnected once all that were tried fail', () => {
  const one = [...working('PAY', 0), ...failing('SYNC', 1, 2, 3), ...working('PAY', 4)];
  expect(play(one).state.health).toMatchObject({
    status: 'degraded',
    party: 'provider',
    failing_parts: ['SYNC'],
    working_parts: ['PAY'],
    problems: [{ cause: 'server_error', part: 'SYNC', since: start + 1_000 }],
  });
  const both = play([...one, ...failing('PAY', 5, 6, 7)]);
  expect(both.state.health).toMatchObject({ status: 'disconnected', failing_parts: [], working_parts: [] });
  expect(play(working('PAY', 8, 9), both.state).state.health).toMatchObject({
    status: 'healthy',
  });
});

it('lets no success of another endpoint end a failure, unless that endpoint failed too or nobody tried for long', () => {
  const down = failing('SYNC', 1, 2, 3);
  expect(play([...down, ...working('probe', 4, 5, 6)]).status).toBe('degraded');
  expect(play([...down, ...failing('probe', 4), ...working('probe', 6, 8)]).status).toBe('healthy');
  expect(play([...down, ...working('probe', 904)]).status).toBe('healthy');
});

it('is disconnected by webhooks only where nothing else was ever tried, and every endpoint fails', () => {
  expect(play(refusals('a', ...long)).state.health).toMatchObject({ status: 'disconnected', failing_parts: [] });
  expect(play([webhook('b', 0), ...refusals('a', ...long)]).status).toBe('degraded');
  expect(play([webhook('b', 0), ...refusals('a', ...long), silence('b', 0)]).status).toBe('disconnected');
  expect(play([called, ...refusals('a', ...long)]).state.health).toMatchObject({
    status: 'degraded',
    party: 'customer_endpoint',
    working_parts: ['probe'],
  });
});
