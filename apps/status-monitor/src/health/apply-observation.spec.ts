import { type Cause, causes, isMeasured, type Observation } from '@linesman/contracts';
import { play, seen, start } from '../../test/play';
import { isCounted } from './apply-observation';
import { causeTable, defaultPolicy } from './cause-table';
import { initialState, learnCredentials } from './machine-state';

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
  sync_failed: ['degraded', 'us'],
  sync_late: ['degraded', 'us'],
  slow: ['degraded', 'provider'],
  error_rate_high: ['degraded', 'provider'],
  data_stale: ['degraded', 'us'],
  data_inconsistent: ['degraded', 'us'],
};

it.each(causes)('has the expected status and party after a success and one %s', (cause) => {
  const { state } = play([seen(0, { part: 'probe' }), seen(1, { cause, part: 'SYNC_CONTACTS' })]);
  const [status, party] = afterOne[cause] ?? ['healthy', 'nobody'];
  expect(state.health).toMatchObject({ status, party });
  const works = isMeasured(cause) || cause === 'data_inconsistent';
  expect(state.health.failing_parts).toEqual(status === 'degraded' && !works ? ['SYNC_CONTACTS'] : []);
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
