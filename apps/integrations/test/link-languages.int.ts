import { mintReconnectLink, workload, type WorkloadRequest } from '@linesman/contracts';
import { rpcStub } from '@linesman/testing';
import { connect } from '@nats-io/transport-node';
import { connectedIntegration, followLink, form, pathOf } from './connecting';
import { newTenant, useWorld, type World } from './start-world';

let world: World;

useWorld((it) => (world = it));

const contact = { name: 'Bob Smith', email: 'bob.smith@techcorp.example' };

interface Asked {
  /** Of the contact. */
  language?: string;
  /** Of the tenant. */
  ofTenant?: string;
  recipient?: string;
}

/** A reconnect link to a connected integration of a customer in Berlin. */
async function linkFor({ language, ofTenant, recipient = contact.email }: Asked) {
  const [tenant, customer_id] = [newTenant(), newTenant()];
  const technical_contact = { ...contact, language };
  await world.ask(tenant, 'PUT', `/customers/${customer_id}`, {
    name: 'TechCorp',
    time_zone: 'Europe/Berlin',
    technical_contact,
  });
  if (ofTenant)
    await world.ask(tenant, 'PUT', '/tenant/settings', {
      product_name: 'PlanPilot',
      mail_from: 'care@planpilot.example',
      language: ofTenant,
    });
  const id = await connectedIntegration(world, tenant);
  await world.sql('update integrations set customer_id = $2 where integration_id = $1', [id, customer_id]);
  const wanted = { tenant_id: tenant, integration_id: id, signal_id: newTenant(), recipient };
  const { url } = await world.rpcAs('notifier').call(mintReconnectLink, wanted);
  return { tenant, id, url: url! };
}

const open = async (url: string, accepts = 'es-ES,es;q=0.9') =>
  (await world.app.inject({ method: 'GET', url: pathOf(url), headers: { 'accept-language': accepts } })).body;

it.each<[string, Asked, string, string]>([
  ['the contact’s', { language: 'de', ofTenant: 'fr' }, 'de', 'Weiter zu Salesforce'],
  ['the tenant’s, where the contact has none', { ofTenant: 'fr' }, 'fr', 'Continuer vers Salesforce'],
  [
    'the tenant’s, for a colleague of the contact',
    { language: 'de', ofTenant: 'ja', recipient: 'carol@techcorp.example' },
    'ja',
    'Salesforce に進む',
  ],
  ['that of the browser, where none is known', {}, 'es', 'Continuar a Salesforce'],
])('shows the page in a language that is %s', async (_, asked, language, button) => {
  const page = await open((await linkFor(asked)).url);
  expect(page).toContain(`<html lang="${language}">`);
  expect(page).toContain(button);
  expect(page).not.toMatch(/What will happen|This link is for you|\{[a-z]+\}/);
});

it('says in the same language how an attempt ended, with times in the zone of the customer', async () => {
  const { tenant, url } = await linkFor({ language: 'de' });
  expect(await open(url)).toMatch(/Er gilt bis zum \d{1,2}\. \S+ \d{4} um \d\d:\d\d ME(S)?Z/);
  const cancelled = await followLink(world, url, `org-${tenant.slice(0, 8)}`, 'cancel');
  expect(cancelled.page.body).toContain('Sie haben den Zugriff bei Salesforce nicht erlaubt');
  expect(cancelled.page.body).toContain('Noch einmal versuchen');
  const other = await followLink(world, url, 'org-of-somebody-else');
  expect(other.page.body).toContain('Das ist ein anderes Konto');
  const refused = await world.app.inject({
    method: 'POST',
    url: `${pathOf(url)}/hand-over`,
    headers: form,
    payload: new URLSearchParams({ name: 'Eve', email: 'eve@elsewhere.example' }).toString(),
  });
  expect(refused.body).toContain('die auf @techcorp.example endet. Es wurde nichts geändert.');
});

it('speaks English to the users of the console, and to somebody with an unknown link what their browser asks for', async () => {
  const { tenant, id } = await linkFor({ language: 'de', ofTenant: 'de' });
  const session = await world.ask(tenant, 'POST', `/integrations/${id}/connect-sessions`);
  expect(await open(String(session.body.url))).toContain('<html lang="en">');
  expect(await open('http://x/connect/nothing', 'ja')).toContain('このリンクは確認できません');
  expect(await open('http://x/connect/nothing', 'pt')).toContain('This link is not known');
});

it('takes only languages that there are', async () => {
  const tenant = newTenant();
  const settings = { product_name: 'PlanPilot', mail_from: 'care@planpilot.example' };
  expect((await world.ask(tenant, 'PUT', '/tenant/settings', { ...settings, language: 'pt' })).status).toBe(400);
  expect((await world.ask(tenant, 'PUT', '/tenant/settings', { ...settings, language: 'ja' })).status).toBe(200);
  expect((await world.ask(tenant, 'GET', '/tenant/settings')).body).toMatchObject({ language: 'ja' });
  const body = { name: 'TechCorp', technical_contact: { ...contact, language: 'xx' } };
  expect((await world.ask(tenant, 'PUT', `/customers/${newTenant()}`, body)).status).toBe(400);
});

it('says in that language how many requests wait, and nothing where none does or nobody knows', async () => {
  const executor = await connect(world.servers.nats.user('gateway-executor-rpc'));
  try {
    const parked = new Map<string, number>();
    await rpcStub(executor, workload, ({ integration_id }: WorkloadRequest) => {
      const waiting = { count: 50, parked: parked.get(integration_id) ?? 0 };
      return {
        counted_from: new Date().toISOString(),
        more: false,
        capabilities: [],
        waiting,
        failed_since: 0,
        syncs: [],
      };
    });
    const { id, url } = await linkFor({ language: 'de' });
    const english = await linkFor({ language: 'en' });
    parked.set(id, 42).set(english.id, 1);
    expect(await open(url)).toContain(
      '42 Anfragen warten. Sie werden ausgeführt, sobald die Verbindung wieder funktioniert.',
    );
    expect(await open(english.url)).toContain('1 request waits and will run after the connection works again.');
    parked.clear();
    expect(await open(url)).not.toContain('Anfrage');
  } finally {
    await executor.close();
  }
  const { url } = await linkFor({ language: 'de' });
  expect(await open(url)).toContain('Weiter zu Salesforce');
});
