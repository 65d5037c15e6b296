import { describeProvider, failureOf, onLoopback, type ProviderSamples } from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import discovery from './samples/discovery.json';
import invalidClient from './samples/invalid-client.json';
import invalidGrant from './samples/invalid-grant.json';
import jwks from './samples/jwks.json';

const { issuer, authorization_endpoint, token_endpoint, jwks_uri, end_session_endpoint } = discovery;
const secret = 'conformance 7d1R+Q2wXv8Nk';
const more = { issuer, client_id: 'linesman:platform' };
const unknownCode = { status: 400, body: invalidGrant };

const samples: ProviderSamples = {
  origins: [issuer],
  material: { type: 'api_key', secret, more },
  capabilities: {
    GET_SSO_METADATA: {
      parameters: {},
      answers: [{ body: discovery }],
      output: {
        protocol: 'oidc',
        issuer,
        client_id: more.client_id,
        authorization_endpoint,
        token_endpoint,
        jwks_uri,
        end_session_endpoint,
      },
    },
  },
  healthy: [{ body: discovery }, { body: jwks }, unknownCode],
  refused: 'sso_misconfigured',
  identify: { answer: { body: discovery }, account: { account_id: issuer, account_name: issuer } },
  refusals: [
    {
      answer: { body: { ...discovery, issuer: 'https://login.other.example' } },
      failure: {
        class: 'permanent',
        cause: 'sso_misconfigured',
        code: 'issuer_mismatch',
        message:
          'OpenID Connect Single Sign-On: the identity provider calls itself https://login.other.example, and https://login.techcorp.example was entered',
      },
    },
    {
      answer: { status: 404, body: { error: 'tenant_not_found', error_description: 'The tenant was deleted.' } },
      failure: { class: 'permanent', cause: 'sso_misconfigured', code: 'tenant_not_found' },
    },
  ],
};

describeProvider(provider, samples);

describe('OpenID Connect Single Sign-On', () => {
  const idp = onLoopback(provider, samples);
  const without = (value: string) => ({ material: { type: 'api_key' as const, secret: value, more } });

  it('reads the discovery document of the issuer and its keys, and proves the client with a code that does not exist', async () => {
    idp.answer({ body: discovery }, { body: jwks }, unknownCode);
    expect(await idp.probe()).toEqual({ signing_keys: ['2026-01'] });
    const [first, second, token] = idp.received();
    expect([first?.path, second?.path, token?.path]).toEqual(['/.well-known/openid-configuration', '/jwks', '/token']);
    expect(Object.fromEntries(new URLSearchParams(token!.body))).toEqual({
      grant_type: 'authorization_code',
      code: 'linesman-check',
    });
    const [, basic] = token!.headers.authorization!.split(' ');
    expect(Buffer.from(basic!, 'base64').toString()).toBe('linesman%3Aplatform:conformance+7d1R%2BQ2wXv8Nk');
  });

  it('has a step for codes that are the identity provider’s own', async () => {
    idp.answer({ status: 404, body: { error: 'tenant_not_found' } });
    const { code, cause } = await failureOf(idp.probe());
    expect([code, cause]).toEqual(['tenant_not_found', 'sso_misconfigured']);
    const steps = provider.manifest.causes.sso_misconfigured!.troubleshooting!;
    const forOthers = 'Unless the error code is invalid_client or unauthorized_client: ';
    expect(steps.filter((step) => step.startsWith(forOthers))).toHaveLength(1);
  });

  it('sends the secret in the body only where the identity provider takes it nowhere else', async () => {
    const post = { ...discovery, token_endpoint_auth_methods_supported: ['private_key_jwt', 'client_secret_post'] };
    idp.answer({ body: post }, { body: jwks }, unknownCode);
    await idp.probe();
    const token = idp.received()[2]!;
    expect(token.headers.authorization).toBeUndefined();
    expect(new URLSearchParams(token.body).get('client_secret')).toBe(secret);
  });

  it('asks no token endpoint for a client without a secret', async () => {
    idp.answer({ body: discovery }, { body: jwks });
    await idp.probe(without(''));
    expect(idp.received()).toHaveLength(2);
  });

  it.each([
    [401, invalidClient, 'invalid_client'],
    [400, invalidClient, 'invalid_client'],
    [400, { error: 'unauthorized_client' }, 'unauthorized_client'],
    [401, {}, 'http_401'],
    [404, '<html>no such page</html>', 'http_404'],
  ])('takes %i with %j for a client that is refused', async (status, body, code) => {
    idp.answer({ body: discovery }, { body: jwks }, { status, body });
    const failure = await failureOf(idp.probe());
    expect(failure).toMatchObject({ class: 'permanent', cause: 'sso_misconfigured', code });
    expect(failure.message).not.toContain(secret);
  });

  it.each([
    [400, { error: 'invalid_request' }],
    [400, { error: 'unsupported_grant_type' }],
    [200, invalidGrant],
  ])('takes %i with %j for a client that is accepted', async (status, body) => {
    idp.answer({ body: discovery }, { body: jwks }, { status, body });
    await expect(idp.probe()).resolves.toBeDefined();
  });

  it.each([
    [500, { error: 'server_error' }, 'server_error'],
    [200, { access_token: 'x' }, 'server_error'],
    [200, '<html>Sign in</html>', 'server_error'],
    [429, {}, 'rate_limited'],
  ])('does not blame the customer for %i with %j at the token endpoint', async (status, body, cause) => {
    idp.answer({ body: discovery }, { body: jwks }, { status, body });
    expect(await failureOf(idp.probe())).toMatchObject({ class: 'transient', cause });
  });

  it('is healthy with other keys than before, and fails without a key to check signatures with', async () => {
    const [signing, encrypting] = jwks.keys;
    const { kid: _kid, use: _use, ...unnamed } = signing!;
    idp.answer({ body: discovery }, { body: { keys: [{ ...signing, kid: '2026-02' }, unnamed] } }, unknownCode);
    expect(await idp.probe()).toEqual({ signing_keys: ['2026-02', expect.stringMatching(/^sha256:[0-9a-f]{64}$/)] });
    for (const keys of [[], [encrypting], [{ kty: 'oct', k: 'AAAA' }]]) {
      idp.answer({ body: discovery }, { body: { keys } });
      expect(await failureOf(idp.probe())).toMatchObject({ cause: 'server_error', code: 'no_signing_key' });
    }
  });

  it('finds the document of an issuer that ends in a slash', async () => {
    const named = { ...discovery, issuer: `${issuer}/` };
    idp.answer({ body: named }, { body: jwks });
    await idp.probe({ material: { type: 'api_key', secret: '', more: { ...more, issuer: `${issuer}/` } } });
    expect(idp.received()[0]?.path).toBe('/.well-known/openid-configuration');
  });
});
