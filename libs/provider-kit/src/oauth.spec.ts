import { createHash } from 'node:crypto';
import { type Answer, failureOf, LoopbackProvider } from './conformance';
import { createHttp } from './http-client';
import type { OAuth2Auth } from './manifest';
import { buildAuthorizeUrl, createPkce, createState, exchangeCode, refreshToken } from './oauth';

const auth: OAuth2Auth = {
  type: 'oauth2',
  authorize_url: 'https://login.example.com/authorize',
  token_url: 'https://login.example.com/token',
  scopes: ['api', 'refresh_token'],
  authorize_params: { token_access_type: 'offline' },
  client_authentication: 'client_secret_basic',
  refresh: 'rotating',
  default_expires_in_seconds: 7200,
};
const client = { client_id: 'our app', client_secret: 's3cret:+/' };
const used = 'refresh-token-0123456789';

let provider: LoopbackProvider;
beforeAll(async () => {
  provider = await LoopbackProvider.start();
});
afterAll(() => provider.stop());

const endpoint = (changes: Partial<OAuth2Auth> = {}, timeout_ms = 10_000) => ({
  http: createHttp({ origins: provider.standingInFor(['https://login.example.com']), timeout_ms }),
  now: () => new Date('2026-01-29T10:00:00.000Z'),
  auth: { ...auth, ...changes },
  client,
  display_name: 'Example',
});
const refusedWith = (answer: Answer, changes?: Partial<OAuth2Auth>) => {
  provider.answer(answer);
  return failureOf(refreshToken(endpoint(changes, answer.misbehave ? 150 : undefined), used));
};

it('builds an authorization URL with PKCE, state and what the provider adds', () => {
  const { code_verifier, code_challenge } = createPkce();
  const state = createState();
  const url = new URL(
    buildAuthorizeUrl({ auth, client_id: 'c', redirect_uri: 'https://us.example/cb', state, code_challenge }),
  );
  expect(url.origin + url.pathname).toBe('https://login.example.com/authorize');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    response_type: 'code',
    client_id: 'c',
    redirect_uri: 'https://us.example/cb',
    scope: 'api refresh_token',
    state,
    code_challenge,
    code_challenge_method: 'S256',
    token_access_type: 'offline',
  });
  expect(code_verifier.length).toBeGreaterThanOrEqual(43);
  expect(code_challenge).toBe(createHash('sha256').update(code_verifier).digest('base64url'));
});

it('lets no parameter of the manifest replace state or challenge', () => {
  const authorize_params = { state: 'fixed', code_challenge_method: 'plain' };
  const url = new URL(
    buildAuthorizeUrl({
      auth: { ...auth, authorize_params },
      client_id: 'c',
      redirect_uri: 'https://us.example/cb',
      state: 'one-time',
      code_challenge: 'ch',
    }),
  );
  expect(url.searchParams.get('state')).toBe('one-time');
  expect(url.searchParams.get('code_challenge_method')).toBe('S256');
});

it('exchanges a code, authenticated with form-encoded Basic credentials', async () => {
  provider.answer({
    body: { access_token: 'a', refresh_token: 'r', expires_in: '3600', instance_url: 'https://x.example' },
  });
  const granted = { code: 'c', code_verifier: 'v', redirect_uri: 'https://us.example/cb' };
  const tokens = await exchangeCode(endpoint(), granted);
  expect(tokens).toMatchObject({
    access_token: 'a',
    refresh_token: 'r',
    response: { instance_url: 'https://x.example' },
  });
  expect(tokens.expires_at).toEqual(new Date('2026-01-29T11:00:00.000Z'));
  const [request] = provider.received;
  const basic = Buffer.from(request?.headers.authorization?.slice('Basic '.length) ?? '', 'base64').toString();
  expect(basic).toBe('our%20app:s3cret%3A%2B%2F');
  expect(Object.fromEntries(new URLSearchParams(request?.body))).toEqual({
    grant_type: 'authorization_code',
    ...granted,
  });
});

it('sends the client in the form if the manifest says so', async () => {
  provider.answer({ body: { access_token: 'a' } });
  await refreshToken(endpoint({ client_authentication: 'client_secret_post' }), used);
  expect(provider.received[0]?.headers.authorization).toBeUndefined();
  expect(Object.fromEntries(new URLSearchParams(provider.received[0]?.body))).toMatchObject(client);
});

it('uses the default lifetime if the answer has none, and returns no refresh token if the answer has none', async () => {
  provider.answer({ body: { access_token: 'a' } });
  const tokens = await refreshToken(endpoint(), used);
  expect(tokens.expires_at).toEqual(new Date('2026-01-29T12:00:00.000Z'));
  expect(tokens.refresh_token).toBeUndefined();
});

it.each([
  [1_209_600, '2026-02-12T10:00:00.000Z'],
  ['604800', '2026-02-05T10:00:00.000Z'],
  [undefined, undefined],
  [0, undefined],
  [null, undefined],
])('reads when the refresh token ends from refresh_token_expires_in %j', async (refresh_token_expires_in, end) => {
  provider.answer({ body: { access_token: 'a', refresh_token: 'r', refresh_token_expires_in } });
  const tokens = await refreshToken(endpoint(), used);
  expect(tokens.refresh_token_expires_at?.toISOString()).toBe(end);
});

const refusals: [number, string | undefined, string, string][] = [
  [400, 'invalid_grant', 'permanent', 'refresh_refused'],
  [400, 'unsupported_grant_type', 'permanent', 'refresh_refused'],
  [403, undefined, 'permanent', 'refresh_refused'],
  [401, 'invalid_client', 'permanent', 'invalid_client'],
  [400, 'invalid_client', 'permanent', 'invalid_client'],
  [400, 'unauthorized_client', 'permanent', 'invalid_client'],
  [401, undefined, 'permanent', 'invalid_client'],
  [408, undefined, 'transient', 'busy'],
  [409, undefined, 'transient', 'busy'],
  [423, undefined, 'transient', 'busy'],
  [425, undefined, 'transient', 'busy'],
  [429, undefined, 'transient', 'rate_limited'],
  [500, undefined, 'transient', 'server_error'],
  [503, 'temporarily_unavailable', 'transient', 'server_error'],
];

it.each(refusals)('classifies a refresh answered %s %s as %s, %s', async (status, error, failureClass, cause) => {
  expect(await refusedWith({ status, body: error ? { error } : {} })).toMatchObject({ class: failureClass, cause });
});

it('does not report a failed code exchange as a refused refresh', async () => {
  provider.answer({ status: 400, body: { error: 'invalid_grant' } });
  const granted = { code: 'c', code_verifier: 'v', redirect_uri: 'https://us.example/cb' };
  expect(await failureOf(exchangeCode(endpoint(), granted))).toMatchObject({
    cause: 'bad_request',
    code: 'invalid_grant',
  });
});

it('calls the outcome unknown when a rotating token got no answer, and transient for other tokens', async () => {
  const silent: Answer = { misbehave: 'hang' };
  // Leaves an open connection, so that the next request is sent before its time is up.
  await refusedWith({ status: 500 });
  expect(await refusedWith(silent)).toMatchObject({ class: 'unknown', cause: 'timeout' });
  expect(await refusedWith(silent, { refresh: 'stable' })).toMatchObject({ class: 'transient', cause: 'timeout' });
  expect(await refusedWith(silent, { reuse_grace_seconds: 60 })).toMatchObject({ class: 'transient' });
});

it.each([{ body: '<html>' }, { body: {} }, { body: { access_token: '' } }, { body: { access_token: 7 } }])(
  'classifies the answer %j as a fault of the provider',
  async (answer) => {
    expect(await refusedWith(answer)).toMatchObject({ class: 'transient', cause: 'server_error' });
  },
);

it('puts no token and no client secret into a failure', async () => {
  const error_description = `unknown token ${used} of ${client.client_secret} ${encodeURIComponent(client.client_secret)}`;
  const failure = await refusedWith({ status: 400, body: { error: 'invalid_grant', error_description } });
  expect(failure.message).toBe('Example: unknown token *** of *** ***');
});
