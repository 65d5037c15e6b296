import { randomUUID } from 'node:crypto';
import { createClient } from '@linesman/client';
import { type ReportedSsoLogin, reportSsoLogin, type SsoLogin, type SsoLoginFailure } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ENTITY_ID, IdentityProvider } from './identity-provider';
import { type Fixture, World } from './start-world';

const world = new World();
const idp = new IdentityProvider();
let monitor: NestFastifyApplication;
let platform: RpcClient;

beforeAll(async () => {
  await Promise.all([world.start(), idp.start()]);
  monitor = await world.monitor({ ALLOW_LOOPBACK_ADDRESSES: 'true', PROBE_INTERVALS: '{"sso_saml":3600}' });
  platform = new RpcClient({ service: 'platform', nats: world.servers.nats.user('platform') });
});
afterAll(async () => {
  await platform?.onApplicationShutdown();
  await Promise.all([world.stop(), idp.stop()]);
});

/** An integration for single sign-on that was probed once, and is probed again in an hour. */
async function connected(): Promise<Fixture & { path: string }> {
  const integration_id = randomUUID();
  const path = `/metadata/${integration_id}`;
  idp.metadata.set(path, 'metadata');
  world.integrations.on(integration_id, () => ({
    granted: true,
    lease: {
      integration_id,
      connection_code: 'sso_saml',
      status: 'active',
      credential_version: 1,
      account_id: ENTITY_ID,
      material: { type: 'api_key', secret: idp.addressOf(path) },
      config: {},
      expires_at: new Date(Date.now() + 60_000).toISOString(),
    },
  }));
  const integration = { connection_code: 'sso_saml', name: 'TechCorp sign-on', integration_id, account_id: ENTITY_ID };
  const fixture = await world.fixture({ integration, worked: false });
  await waitUntil(async () => (await healthOf(fixture))?.last_success_at);
  return { ...fixture, path };
}

const healthOf = ({ integration }: Fixture) => world.health(integration.integration_id);

const probeNow = ({ integration }: Fixture) =>
  world.sql('update probe_schedule set due_at = now(), asked = true where integration_id = $1', [
    integration.integration_id,
  ]);

const tokenOf = ({ tenant }: Fixture, role: string) => world.issuer.token({ tenant, roles: [role], subject: 'sso' });

const loginOf = ({ integration }: Fixture, failure?: SsoLoginFailure): SsoLogin => ({
  integration_id: integration.integration_id,
  attempt_id: randomUUID(),
  attempted_at: new Date().toISOString(),
  ...(failure ? { outcome: 'failed', failure } : { outcome: 'signed_in' }),
});

async function post(fixture: Fixture, login: object, role = 'service') {
  const authorization = `Bearer ${await tokenOf(fixture, role)}`;
  return monitor.inject({ method: 'POST', url: '/sso-logins', headers: { authorization }, payload: login });
}

const ask = async (fixture: Fixture, login: SsoLogin): Promise<ReportedSsoLogin> =>
  platform.call(reportSsoLogin, { tenant_id: fixture.tenant, ...login }, 60_000, await tokenOf(fixture, 'service'));

/** Logins one after the other; undefined is one that worked. */
async function signIn(fixture: Fixture, ...failures: (SsoLoginFailure | undefined)[]): Promise<void> {
  for (const failure of failures) expect((await post(fixture, loginOf(fixture, failure))).statusCode).toBe(204);
}

it('keeps when the certificate ends, and says which certificates came and went, without a failure', async () => {
  const fixture = await connected();
  const authorization = `Bearer ${await tokenOf(fixture, 'csm')}`;
  const { integration_id } = fixture.integration;
  const url = `/integration-health/${integration_id}`;
  const view = (await monitor.inject({ method: 'GET', url, headers: { authorization } })).json<
    Record<string, unknown>
  >();
  const [first] = view.signing_keys as string[];
  expect(view).toMatchObject({ credentials_end_at: '2035-01-01T00:00:00.000Z', state: 'healthy' });
  expect(first).toMatch(/^sha256:[0-9a-f]{64}$/);

  idp.metadata.set(fixture.path, 'metadata-rollover');
  await probeNow(fixture);
  const changes = () =>
    world.sql<{ error_details: { announced: string[]; gone: string[] } }>(
      `select error_details from integration_events where integration_id = $1 and event_type = 'signing_keys_changed'`,
      [integration_id],
    );
  await waitUntil(async () => (await changes()).length > 0);
  const [{ error_details } = { error_details: undefined }] = await changes();
  expect(error_details).toMatchObject({ gone: [first] });
  expect(error_details?.announced).toHaveLength(2);
  expect(await healthOf(fixture)).toMatchObject({ status: 'healthy', failure_count: 0 });
});

it('disconnects an integration whose certificate has expired, until the metadata at the address have another', async () => {
  const fixture = await connected();
  idp.metadata.set(fixture.path, 'metadata-expired');
  await probeNow(fixture);
  await waitUntil(async () => (await healthOf(fixture))?.status === 'disconnected');
  expect(await healthOf(fixture)).toMatchObject({
    cause: 'certificate_expired',
    party_at_fault: 'customer',
    failure_reason: 'The certificate with which the identity provider signs has expired',
  });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened').length === 1);
  expect(world.eventsOf(fixture, 'risk_signal_opened')[0]!.data).toMatchObject({
    signal_type: 'integration_disconnected',
    impact: ['People cannot sign in with their company account'],
  });
  await signIn(fixture, undefined, undefined);
  expect(await healthOf(fixture)).toMatchObject({ status: 'disconnected' });
  const { due_at } = (await world.schedule(fixture.integration.integration_id)) as { due_at: Date };
  expect(due_at.getTime()).toBeLessThan(Date.now() + 2 * 3_600_000);

  idp.metadata.set(fixture.path, 'metadata-rollover');
  await probeNow(fixture);
  await waitUntil(async () => (await healthOf(fixture))?.status === 'healthy');
});

it("disconnects an integration whose metadata are gone: the customer's identity provider no longer has the application", async () => {
  const fixture = await connected();
  idp.metadata.delete(fixture.path);
  await probeNow(fixture);
  await waitUntil(async () => (await healthOf(fixture))?.status === 'disconnected');
  expect(await healthOf(fixture)).toMatchObject({ cause: 'sso_misconfigured', error_code: 'http_404' });
});

it("takes one user's wrong password for nobody's problem, however often", async () => {
  const fixture = await connected();
  await signIn(fixture, ...Array.from({ length: 10 }, () => 'user_refused' as const));
  expect(await healthOf(fixture)).toMatchObject({ status: 'healthy', failure_count: 0, cause: null });
});

it('is disconnected after three logins that fail for what the customer configured, and probes at once', async () => {
  const fixture = await connected();
  await signIn(fixture, 'signature_invalid', 'audience_mismatch');
  expect(await healthOf(fixture)).toMatchObject({ status: 'healthy' });
  const before = idp.asked(fixture.path);
  await signIn(fixture, 'certificate_unknown');
  expect(await healthOf(fixture)).toMatchObject({
    status: 'disconnected',
    cause: 'sso_logins_refused',
    party_at_fault: 'customer',
    error_code: 'certificate_unknown',
  });
  await waitUntil(() => idp.asked(fixture.path) > before);
  await waitUntil(() => world.eventsOf(fixture, 'integration_status_changed').length === 1);
  expect(world.eventsOf(fixture, 'integration_status_changed')[0]!.data).toMatchObject({ detected_by: 'sso' });
  await signIn(fixture, undefined);
  expect(await healthOf(fixture)).toMatchObject({ status: 'degraded', cause: 'sso_logins_refused' });
  await signIn(fixture, undefined);
  expect(await healthOf(fixture)).toMatchObject({ status: 'healthy', cause: null });
});

it('is degraded while some logins work, and names what fails', async () => {
  const fixture = await connected();
  await signIn(fixture, 'issuer_unknown', undefined, 'issuer_unknown', undefined, 'issuer_unknown');
  expect(await healthOf(fixture)).toMatchObject({ status: 'degraded', failing_parts: ['sso'] });
  await waitUntil(() => world.eventsOf(fixture, 'risk_signal_opened').length === 1);
  expect(world.eventsOf(fixture, 'risk_signal_opened')[0]!.data).toMatchObject({
    problems: [{ cause: 'sso_logins_refused', part: 'sso', party: 'customer' }],
    impact: ['Single sign-on through SAML Single Sign-On fails'],
  });
});

it('blames the identity provider where it does not answer, and judges each party by its own failures', async () => {
  const fixture = await connected();
  await signIn(fixture, 'signature_invalid', 'idp_timeout', 'signature_invalid', 'idp_error');
  expect(await healthOf(fixture)).toMatchObject({ status: 'healthy' });
  await signIn(fixture, 'idp_timeout');
  expect(await healthOf(fixture)).toMatchObject({ cause: 'timeout', party_at_fault: 'provider' });
});

it('counts an attempt once, however often and on whatever way it is reported', async () => {
  const fixture = await connected();
  const attempts = [0, 0].map(() => loginOf(fixture, 'signature_invalid'));
  for (const login of attempts) {
    await post(fixture, login);
    await post(fixture, login);
    expect(await ask(fixture, login)).toEqual({ known: true });
  }
  expect(await healthOf(fixture)).toMatchObject({ status: 'healthy' });
  const third = loginOf(fixture, 'signature_invalid');
  expect(await ask(fixture, third)).toEqual({ known: false });
  expect(await healthOf(fixture)).toMatchObject({ status: 'disconnected' });
});

it('is told by the client of a platform service, which names the time itself', async () => {
  const fixture = await connected();
  const { tenant: tenant_id, integration } = fixture;
  const token = () => tokenOf(fixture, 'service');
  const client = await createClient({ nats: world.servers.nats.user('platform'), token, tenant_id });
  const failed = { integration_id: integration.integration_id, outcome: 'failed', failure: 'issuer_unknown' } as const;
  for (const attempt_id of ['1', '2', '2', '3']) await client.ssoLogin({ ...failed, attempt_id });
  expect(await healthOf(fixture)).toMatchObject({ status: 'disconnected', error_code: 'issuer_unknown' });
  const foreign = { ...failed, integration_id: randomUUID(), attempt_id: '4' };
  await expect(client.ssoLogin(foreign)).rejects.toMatchObject({ status: 404 });
  await client.close();
});

it('accepts reports on the tenant’s own integrations only, from services and admins, that say why a login failed', async () => {
  const [mine, other] = [await world.fixture(), await world.fixture()];
  const statusOf = async (login: object, role?: string) => (await post(mine, login, role)).statusCode;
  expect(await statusOf(loginOf(other))).toBe(404);
  expect(await statusOf(loginOf(mine), 'member')).toBe(403);
  expect(await statusOf({ ...loginOf(mine), outcome: 'failed' })).toBe(400);
  expect(await statusOf({ ...loginOf(mine), failure: 'idp_error' })).toBe(400);
  expect(await statusOf({ ...loginOf(mine, 'idp_error'), failure: 'unlucky' })).toBe(400);
  expect(await statusOf({ ...loginOf(mine), attempt_id: undefined })).toBe(400);
  await expect(ask(mine, loginOf(other))).rejects.toMatchObject({ status: 404 });
  await expect(ask({ ...mine, tenant: other.tenant }, loginOf(other))).resolves.toEqual({ known: false });
});
