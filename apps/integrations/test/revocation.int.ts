import { AttemptRevocation } from '../src/revocation/attempt-revocation';
import { DueRevocations } from '../src/revocation/due-revocations.system';
import { waitUntil } from '@linesman/testing';
import { connectedIntegration } from './connecting';
import { newTenant, World } from './start-world';

let world: World;

beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world?.stop());
beforeEach(() => {
  world.providers.revoked = [];
  world.providers.revokeAnswers = [];
});

const view = async (tenant: string, id: string) =>
  (await world.ask(tenant, 'GET', `/integrations/${id}/revocation`)).body;
const erase = (tenant: string, id: string) => world.ask(tenant, 'DELETE', `/integrations/${id}`);

async function deleted(tenant: string, id: string) {
  expect((await erase(tenant, id)).status).toBe(204);
  return view(tenant, id);
}

const stateOf = async (id: string) =>
  (await world.sql('select state from revocations where integration_id = $1', [id]))[0]?.state;

/** Attempts again what failed, without waiting for its time. */
async function attemptAgain(id: string): Promise<void> {
  await world.sql(`update revocations set next_at = now() where integration_id = $1 and state = 'pending'`, [id]);
  await world.app.get(DueRevocations).attempt();
}

const logged = async (tenant: string) => {
  const { body } = await world.ask(tenant, 'GET', '/audit-log?actor=service:integrations');
  return (body.items as { action: string; detail: Record<string, unknown> }[]).map(({ action, detail }) => [
    action,
    detail.outcome,
  ]);
};

it.each(['salesforce', 'dropbox', 'xero'] as const)('revokes the grant at %s, and says so', async (code) => {
  const tenant = newTenant();
  const id = await connectedIntegration(world, tenant, code);
  const told = await deleted(tenant, id);
  const sentence = `Our access was revoked at ${String(told.provider_name)}.`;
  expect(told).toMatchObject({ state: 'revoked', sentence });
  expect(world.providers.revoked).toMatchObject([{ provider: code }]);
  expect(await logged(tenant)).toEqual([['integration.access_revoked', sentence]]);
  const [stored] = await world.sql('select sealed, next_at from revocations where integration_id = $1', [id]);
  expect(stored).toEqual({ sealed: null, next_at: null });
});

it.each(['dropbox', 'xero'] as const)('renews an expired access token first, where %s wants one', async (code) => {
  const tenant = newTenant();
  const id = await connectedIntegration(world, tenant, code);
  world.providers.expireAccessTokens();
  expect(await deleted(tenant, id)).toMatchObject({ state: 'revoked' });
  expect(world.providers.revoked).toMatchObject([{ provider: code }]);
});

it('deletes while the provider is down, says that it is not revoked yet, and asks again until it answers', async () => {
  const tenant = newTenant();
  const id = await connectedIntegration(world, tenant, 'salesforce');
  world.providers.revokeAnswers = ['silence', { status: 503, body: '<html>maintenance</html>' }];
  const told = await deleted(tenant, id);
  expect(told.state).toBe('pending');
  expect(told.sentence).toMatch(
    /^Our access at Salesforce could not be revoked yet: .*\. Salesforce will be asked again\.$/,
  );
  expect(await logged(tenant)).toEqual([]);
  await attemptAgain(id);
  expect(await view(tenant, id)).toMatchObject({ state: 'pending' });
  await attemptAgain(id);
  expect(await view(tenant, id)).toMatchObject({ state: 'revoked' });
  expect(await logged(tenant)).toHaveLength(1);
});

it('gives up after six attempts, and says where to remove the access', async () => {
  const tenant = newTenant();
  const id = await connectedIntegration(world, tenant, 'salesforce');
  world.providers.revokeAnswers = Array.from({ length: 6 }, () => 'silence' as const);
  await deleted(tenant, id);
  for (let again = 1; again <= 5; again++) await attemptAgain(id);
  const { state, sentence } = await view(tenant, id);
  expect(state).toBe('failed');
  expect(sentence).toMatch(
    /^Our access could not be revoked at Salesforce: .* Remove our access in Salesforce > Settings/,
  );
  expect(await logged(tenant)).toEqual([['integration.access_not_revoked', sentence]]);
});

it('does not ask again where the provider refuses for good', async () => {
  const tenant = newTenant();
  const id = await connectedIntegration(world, tenant, 'dropbox');
  world.providers.revokeAnswers = [{ status: 403, body: { error_summary: 'no_permission/' } }];
  expect(await deleted(tenant, id)).toMatchObject({
    state: 'failed',
    sentence: expect.stringContaining('https://www.dropbox.com/account/connected_apps') as string,
  });
});

it('revokes in another process what a process left behind that died right after the deletion', async () => {
  const tenant = newTenant();
  const id = await connectedIntegration(world, tenant, 'salesforce');
  const dies = jest.spyOn(world.app.get(AttemptRevocation), 'start').mockResolvedValue(undefined);
  expect(await deleted(tenant, id)).toMatchObject({
    state: 'pending',
    sentence: 'Salesforce is being asked to revoke our access.',
  });
  dies.mockRestore();
  const other = await world.startApp();
  await other.get(DueRevocations).attempt();
  await waitUntil(async () => (await view(tenant, id)).state === 'revoked');
  expect(world.providers.revoked).toHaveLength(1);
});

it('revokes nothing while another integration uses the account, in whichever workspace', async () => {
  const [one, two] = [newTenant(), newTenant()];
  const account = `org-shared-${one.slice(0, 8)}`;
  const first = await connectedIntegration(world, one, 'salesforce', account);
  const second = await connectedIntegration(world, two, 'salesforce', account);
  expect(await deleted(one, first)).toMatchObject({
    state: 'in_use',
    sentence: 'Our access was not revoked at Salesforce, because another integration uses the same account there.',
  });
  expect(world.providers.revoked).toEqual([]);
  expect(await deleted(two, second)).toMatchObject({ state: 'revoked' });
  expect(world.providers.revoked).toHaveLength(1);
});

it('revokes nothing where the account is not known and another integration may use the same', async () => {
  const [one, two] = [newTenant(), newTenant()];
  const first = await connectedIntegration(world, one, 'salesforce');
  await connectedIntegration(world, two, 'salesforce');
  await world.sql('update integrations set provider_account_id = null where integration_id = $1', [first]);
  const { state, sentence } = await deleted(one, first);
  expect(state).toBe('failed');
  expect(sentence).toMatch(
    /^Our access could not be revoked at Salesforce: It is not known which account .* may use the same\. Remove our access in /,
  );
  expect(world.providers.revoked).toEqual([]);
});

it('revokes a Slack token that our app was given, and no key that somebody entered', async () => {
  const tenant = newTenant();
  const installed = await connectedIntegration(world, tenant, 'slack');
  expect(await deleted(tenant, installed)).toMatchObject({ state: 'revoked', provider_name: 'Slack' });

  world.providers.revoked = [];
  world.providers.keys.set('xoxb-entered-by-hand', `T2-${tenant.slice(0, 8)}`).set('sk_test_1', 'acct_9');
  const entered = async (connection_code: string, credentials: object) => {
    const made = await world.ask(tenant, 'POST', '/integrations', { connection_code, name: 'K', credentials });
    return String(made.body.integration_id);
  };
  const slack = await entered('slack', { bot_token: 'xoxb-entered-by-hand' });
  const stripe = await entered('stripe', { secret_key: 'sk_test_1' });
  expect(await deleted(tenant, slack)).toMatchObject({ state: 'not_offered' });
  expect(await deleted(tenant, stripe)).toMatchObject({
    state: 'not_offered',
    sentence:
      'The key still works at Stripe until it is deleted there. Delete the key in https://dashboard.stripe.com/apikeys.',
  });
  expect(world.providers.revoked).toEqual([]);
});

it('revokes the grants of a customer and of a tenant that are erased, and forgets the tokens', async () => {
  const [tenant, customer_id] = [newTenant(), newTenant()];
  await world.ask(tenant, 'PUT', `/customers/${customer_id}`, { name: 'TechCorp' });
  const id = await connectedIntegration(world, tenant, 'salesforce');
  await world.ask(tenant, 'PUT', `/integrations/${id}`, { customer_id });
  await world.ask(tenant, 'DELETE', `/customers/${customer_id}`);
  await waitUntil(async () => (await view(tenant, id)).state === 'revoked');
  const second = await connectedIntegration(world, tenant, 'dropbox');
  await world.ask(tenant, 'DELETE', '/tenant', { confirm_tenant_id: tenant });
  await waitUntil(async () => (await stateOf(second)) === 'revoked');
  const left = await world.sql('select 1 from revocations where tenant_id = $1 and sealed is not null', [tenant]);
  expect(left).toEqual([]);
});

it('has nothing to say of an integration that is not deleted, or never had credentials', async () => {
  const tenant = newTenant();
  const made = await world.ask(tenant, 'POST', '/integrations', { connection_code: 'dropbox', name: 'D' });
  const id = String(made.body.integration_id);
  const asked = () => world.ask(tenant, 'GET', `/integrations/${id}/revocation`);
  expect((await asked()).status).toBe(404);
  await erase(tenant, id);
  expect((await asked()).status).toBe(404);
});
