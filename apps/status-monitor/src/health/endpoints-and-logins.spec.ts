import type { Cause, Observation } from '@linesman/contracts';
import { play, seen, start } from '../../test/play';

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
