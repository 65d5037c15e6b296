import { riskSignalResolved } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { connectedIntegration, followLink, pathOf } from './connecting';
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
    const at = new Date().toISOString();
    await world.publish(riskSignalResolved, tenant, signal_id, {
      signal_id,
      integration_id: id,
      integration_name: 'CRM Sync',
      connection_name: 'Salesforce',
      resolution: 'verified',
      opened_at: at,
      resolved_at: at,
    });
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
