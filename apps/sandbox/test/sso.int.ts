import { type CallContext, createOutside, type Findings } from '@linesman/provider-kit';
import { builtInProviders } from '@linesman/providers';
import { TestSandbox } from './test-sandbox';

const DAY_MS = 86_400_000;
let world: TestSandbox;
beforeAll(async () => {
  world = await TestSandbox.open();
});
afterAll(() => world.close());
afterEach(() => world.control('POST', 'reset', {}));

function probe(code: 'sso_saml' | 'sso_oidc', material: CallContext['material'], account_id: string) {
  const { manifest, probe } = builtInProviders.find((one) => one.manifest.code === code)!;
  const http = createOutside({ origins: {}, allow_loopback: true, timeout_ms: 60_000, user_agent: 'Test' })(manifest);
  return probe({ http, now: () => new Date(), material, config: {}, account_id }) as Promise<Findings>;
}
const saml = (account = 'techcorp') => {
  const base = `${world.origin}/sso_saml/${account}`;
  return probe('sso_saml', { type: 'api_key', secret: `${base}/metadata` }, base);
};
const oidc = (secret = 'techcorp-oidc-secret-1') => {
  const issuer = `${world.origin}/sso_oidc/techcorp`;
  return probe('sso_oidc', { type: 'api_key', secret, more: { issuer, client_id: 'linesman-platform' } }, issuer);
};

it('plays an identity provider for SAML that works, with the same certificate each time', async () => {
  const [first, again, other] = [await saml(), await saml(), await saml('kestrel')];
  expect(first.signing_keys).toHaveLength(1);
  expect(again).toEqual(first);
  expect(other.signing_keys).not.toEqual(first.signing_keys);
  expect(first.ends_at!.getTime()).toBeGreaterThan(Date.now() + 1_000 * DAY_MS);
});

it.each([
  ['metadata_gone', 'sso_misconfigured', 'http_404'],
  ['entity_changed', 'sso_misconfigured', 'entity_id_mismatch'],
  ['certificate_expired', 'certificate_expired', 'certificate_expired'],
])('fails at SAML while %s is on, for one account alone where it names one', async (kind, cause, code) => {
  await world.turnOn('sso_saml', kind, { account: 'techcorp' });
  await expect(saml()).rejects.toMatchObject({ failure: { cause, code } });
  await saml('kestrel');
});

it('announces a second certificate, then replaces the first one, and lets a certificate end in some days', async () => {
  const [known] = (await saml()).signing_keys!;
  await world.turnOn('sso_saml', 'rollover');
  const announced = (await saml()).signing_keys!;
  expect(announced).toHaveLength(2);
  expect(announced).toContain(known);
  await world.control('POST', 'reset', {});
  const [kept] = (await saml()).signing_keys!;
  await world.turnOn('sso_saml', 'rollover', { phase: 'replaced' });
  expect((await saml()).signing_keys).not.toContain(kept);
  await world.control('POST', 'reset', {});
  await world.turnOn('sso_saml', 'certificate_ending', { days: 5 });
  const days = ((await saml()).ends_at!.getTime() - Date.now()) / DAY_MS;
  expect(Math.round(days)).toBe(5);
});

it('plays an identity provider for OpenID Connect that knows its client', async () => {
  expect((await oidc()).signing_keys).toEqual(['techcorp-current']);
  await oidc('');
  await expect(oidc('another')).rejects.toMatchObject({
    failure: { cause: 'sso_misconfigured', code: 'invalid_client' },
  });
});

it.each([
  ['discovery_gone', 'sso_misconfigured', 'tenant_not_found'],
  ['issuer_changed', 'sso_misconfigured', 'issuer_mismatch'],
  ['client_refused', 'sso_misconfigured', 'invalid_client'],
  ['jwks_empty', 'server_error', 'no_signing_key'],
])('fails at OpenID Connect while %s is on', async (kind, cause, code) => {
  await world.turnOn('sso_oidc', kind);
  await expect(oidc()).rejects.toMatchObject({ failure: { cause, code } });
});

it('is no failure when the key changes', async () => {
  await world.turnOn('sso_oidc', 'key_rollover', { phase: 'replaced' });
  expect((await oidc()).signing_keys).toEqual(['techcorp-next']);
});

it('plays people who sign in, each attempt with an id of its own, and reports them to Linesman as the platform does', async () => {
  const [integration_id, tenant] = ['0b51a0a6-2f4f-4c0e-9a60-3f6e2f3f6f10', '79140814-fa9d-4797-ab55-7abc4c7bf202'];
  const asked = { integration_id, tenant };
  expect(await world.control('POST', 'sso-logins', { ...asked, failure: 'signature_invalid', times: 2 })).toEqual({
    answers: [200, 200],
  });
  await world.control('POST', 'sso-logins', asked);
  const reports = world.console.received
    .filter(({ path }) => path === '/v1/sso-logins')
    .map(({ body }) => JSON.parse(body) as { attempt_id: string });
  const failed = { integration_id, outcome: 'failed', failure: 'signature_invalid' };
  expect(reports).toMatchObject([failed, failed, { integration_id, outcome: 'signed_in' }]);
  expect(new Set(reports.map(({ attempt_id }) => attempt_id)).size).toBe(3);
  await expect(world.control('POST', 'sso-logins', { ...asked, times: 1_000 })).rejects.toThrow(
    'times must be 1 to 100',
  );
  await expect(world.control('POST', 'sso-logins', { integration_id })).rejects.toThrow('tenant must be given');
});
