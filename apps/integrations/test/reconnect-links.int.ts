import { riskSignalResolved } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { connectedIntegration, followLink, pathOf, reconnectLink } from './connecting';
import { resolved } from './resolved';
import { newTenant, useWorld, type World } from './start-world';

let world: World;

useWorld((it) => (world = it));

const show = (url: string) => world.app.inject({ method: 'GET', url: pathOf(url) });
const org = (tenant: string) => `org-${tenant.slice(0, 8)}`;

describe('a reconnect link that a CSM makes', () => {
  const made = (tenant: string, id: string, body: object = {}, role = 'csm') =>
    world.ask(tenant, 'POST', `/integrations/${id}/reconnect-links`, body, role);
  const ofCustomer = async (tenant: string) => {
    const customer_id = newTenant();
    await world.ask(tenant, 'PUT', `/customers/${customer_id}`, { name: 'TechCorp' });
    const body = { connection_code: 'salesforce', name: 'CRM Sync', customer_id };
    const id = String((await world.ask(tenant, 'POST', '/integrations', body)).body.integration_id);
    const session = await world.ask(tenant, 'POST', `/integrations/${id}/connect-sessions`);
    return { id, url: String(session.body.url) };
  };

  it('reconnects an integration of a customer, is written to the audit log and ends with its signal', async () => {
    const [tenant, signal_id] = [newTenant(), newTenant()];
    const { id, url: first } = await ofCustomer(tenant);
    await followLink(world, first, org(tenant));
    const { status, body } = await made(tenant, id, { signal_id });
    expect(status).toBe(201);
    const url = String(body.url);
    expect((await show(url)).body).not.toContain('Back to');
    expect((await followLink(world, url, org(newTenant()))).page.body).not.toContain('can reach Salesforce again');
    expect((await followLink(world, url, org(tenant))).page.body).toContain('can reach Salesforce again');

    const { text } = await world.ask(tenant, 'GET', '/audit-log?action=connect_session.created');
    expect(text).toContain(signal_id);
    expect(text).not.toContain(url.split('/').at(-1));

    const { body: second } = await made(tenant, id, { signal_id });
    await world.publish(riskSignalResolved, tenant, signal_id, resolved(id, signal_id));
    await waitUntil(async () => (await show(String(second.url))).statusCode === 410);
    expect((await made(tenant, id, { signal_id })).body.type).toBe('urn:linesman:problem:signal-closed');
  });

  it('is refused to members, for what belongs to no customer, and for what was never connected', async () => {
    const tenant = newTenant();
    const { id } = await ofCustomer(tenant);
    expect((await made(tenant, id, {}, 'member')).status).toBe(403);
    for (const [one, why] of [
      [id, 'It was never connected.'],
      [await connectedIntegration(world, tenant), 'It belongs to no customer.'],
    ] as const) {
      const { status, text } = await made(tenant, one);
      expect([status, text]).toEqual([409, expect.stringContaining(why)]);
    }
    expect((await made(newTenant(), id)).status).toBe(404);
  });
});

describe('a reconnect link in an email to a contact', () => {
  const view = async (tenant: string, id: string) => (await world.ask(tenant, 'GET', `/integrations/${id}`)).body;

  it('reconnects with a reconnect link, and refuses another account', async () => {
    const tenant = newTenant();
    const id = await connectedIntegration(world, tenant);
    const url = await reconnectLink(world, tenant, id);
    expect((await show(url)).body).toContain('Reconnect Salesforce');

    const { page: wrong } = await followLink(world, url, 'org-of-somebody-else');
    expect(wrong.statusCode).toBe(409);
    expect(wrong.body).toContain('org-of-somebody-else@example');
    expect(await view(tenant, id)).toMatchObject({
      credential_version: 1,
      provider_account_name: `${org(tenant)}@example`,
    });

    const { page: right } = await followLink(world, url, org(tenant));
    expect(right.body).toContain('Connected');
    expect(await view(tenant, id)).toMatchObject({ credential_version: 2 });
    await waitUntil(() => world.eventsAbout(id, 'integration_credentials_changed').length === 2);
    expect(world.eventsAbout(id, 'integration_credentials_changed')[1]!.data).toMatchObject({ reason: 'reconnected' });
  });

  it('revokes a link when its signal closes, and creates none for a closed signal', async () => {
    const tenant = newTenant();
    const id = await connectedIntegration(world, tenant);
    const signal_id = newTenant();
    const url = await reconnectLink(world, tenant, id, signal_id);
    await world.publish(riskSignalResolved, tenant, signal_id, resolved(id, signal_id));
    await waitUntil(async () => (await show(url)).statusCode === 410);
    expect((await show(url)).body).toContain('no longer needed');
    expect(await reconnectLink(world, tenant, id, signal_id)).toBe('');
  });
});
