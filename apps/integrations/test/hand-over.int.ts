import {
  mintReconnectLink,
  reconnectLinkRequested,
  reconnectLinkStepTaken,
  riskSignalResolved,
} from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { MOST_HAND_OVERS } from '../src/connect/colleague';
import { connectedIntegration, followLink, form, led, pathOf } from './connecting';
import { resolved } from './resolved';
import { newTenant, useWorld, type World } from './start-world';

let world: World;

useWorld((it) => (world = it));

const bob = 'bob.smith@techcorp.example';
const carol = { name: 'Carol Jones', email: 'carol@techcorp.example' };

interface Link {
  tenant: string;
  id: string;
  signal_id: string;
  url: string;
}

async function mint(link: Omit<Link, 'url'>, recipient = bob): Promise<Link> {
  const { tenant: tenant_id, id: integration_id, signal_id } = link;
  const { url } = await world
    .rpcAs('notifier')
    .call(mintReconnectLink, { tenant_id, integration_id, signal_id, recipient });
  return { ...link, url: url! };
}

async function reconnectLink(): Promise<Link> {
  const tenant = newTenant();
  return mint({ tenant, id: await connectedIntegration(world, tenant), signal_id: newTenant() });
}

const show = (url: string) => world.app.inject({ method: 'GET', url: pathOf(url) });
const hand = (url: string, colleague: object = carol, headers: Record<string, string> = {}) =>
  world.app.inject({
    method: 'POST',
    url: `${pathOf(url)}/hand-over`,
    headers: { ...form, ...headers },
    payload: new URLSearchParams({ ...colleague }).toString(),
  });
/** What has the focus once the page is loaded, so that a phone shows it. */
const focused = (body: string) =>
  [...body.matchAll(/<[^>]*\sautofocus[\s>][^>]*/g)].map(([tag]) => /id="([^"]*)"/.exec(tag)?.[1]);
const told = (tenant: string) => world.eventsOf(reconnectLinkStepTaken, tenant).map(({ data }) => data);

it('hands a link over to a colleague: it ends, the colleague is told to the notifier, and the audit log has it', async () => {
  const { tenant, signal_id, url } = await reconnectLink();
  expect((await show(url)).body).toContain('I am not the right person');
  const answer = await hand(url);
  expect([answer.statusCode, answer.headers.location]).toEqual([303, pathOf(url)]);
  const page = await led(world, answer);
  expect(page.body).toContain('c…@techcorp.example gets an email with a link of their own.');
  expect(page.body).not.toContain('Continue to');
  expect((await followLink(world, url, `org-${tenant.slice(0, 8)}`)).page.statusCode).toBe(410);
  expect((await hand(url)).statusCode).toBe(410);

  await waitUntil(() => told(tenant).length > 0);
  expect(told(tenant)).toMatchObject([{ step: 'handed_over', signal_id, recipient: bob, colleague: carol }]);
  const { body } = await world.ask(tenant, 'GET', '/audit-log?action=connect_session.handed_over');
  expect(body.items).toMatchObject([{ detail: { signal_id, to: carol.email } }]);
});

it('refuses an address of another company, shows the form again, and keeps the link', async () => {
  const { tenant, url } = await reconnectLink();
  const refused = await hand(url, { name: '<b>Eve', email: 'eve@elsewhere.example' });
  expect(refused.statusCode).toBe(422);
  expect(refused.body).toContain('without special characters. Nothing was changed.');
  expect(refused.body).toContain('value="&lt;b&gt;Eve"');
  expect(focused(refused.body)).toEqual(['colleague-name']);
  const elsewhere = await hand(url, { name: 'Eve', email: 'eve@elsewhere.example' });
  expect(focused(elsewhere.body)).toEqual(['colleague-email']);
  expect(focused((await show(url)).body)).toEqual([]);
  expect(elsewhere.body).toContain('Enter an address of your company, which ends in @techcorp.example.');
  expect((await hand(url, carol, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  expect((await show(url)).body).toContain('Continue to Salesforce');
  expect(told(tenant)).toEqual([]);
});

it('hands the links of one signal over five times at most', async () => {
  const first = await reconnectLink();
  const links = [first, ...(await Promise.all(Array.from({ length: MOST_HAND_OVERS }, () => mint(first))))];
  const answers = await Promise.all(links.map(({ url }) => hand(url)));
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 303, 303, 303, 303, 422]);
  const tooMany = answers.find(({ statusCode }) => statusCode === 422)!.body;
  expect(tooMany).toContain('handed over too often already');
  expect(focused(tooMany)).toEqual(['colleague-refusal']);
  await waitUntil(() => told(first.tenant).length === MOST_HAND_OVERS);
});

it('offers no hand-over for the link of an administrator, and none after the signal has closed', async () => {
  const { tenant, id, signal_id, url } = await reconnectLink();
  const session = await world.ask(tenant, 'POST', `/integrations/${id}/connect-sessions`);
  const own = String(session.body.url);
  expect((await show(own)).body).not.toContain('I am not the right person');
  expect((await led(world, await hand(own))).body).toContain('Continue to Salesforce');
  await world.publish(riskSignalResolved, tenant, signal_id, resolved(id, signal_id));
  await waitUntil(async () => (await show(url)).statusCode === 410);
  expect((await hand(url)).body).toContain('This link is no longer needed');
  expect(told(tenant)).toEqual([]);
});

it('has a new link sent to the colleague to whom it was handed over, and not to whoever handed it over', async () => {
  const link = await reconnectLink();
  const customer_id = newTenant();
  await world.ask(link.tenant, 'PUT', `/customers/${customer_id}`, {
    name: 'TechCorp',
    technical_contact: { name: 'Bob Smith', email: bob },
  });
  await world.sql(
    `update integrations set customer_id = $2, status = 'error', status_cause = 'refresh_refused' where integration_id = $1`,
    [link.id, customer_id],
  );
  const [theirs, former] = [await mint(link, carol.email), await mint(link, 'dave@techcorp.example')];
  expect((await hand(link.url)).statusCode).toBe(303);
  await world.sql(
    `update connect_sessions set expires_at = now() - interval '1 hour' where integration_id = $1 and handed_to is null`,
    [link.id],
  );
  const page = (await show(theirs.url)).body;
  expect(page).toContain('We can email a new link to c…@techcorp.example.');
  expect(page).toContain('<button type="submit">Send a new link</button>');
  expect((await show(former.url)).body).toContain('to the address on file, b…@techcorp.example.');
  for (const { url } of [theirs, former]) {
    const asking = { method: 'POST', url: `${pathOf(url)}/new-link`, headers: form, payload: '' } as const;
    expect((await world.app.inject(asking)).statusCode).toBe(303);
  }
  const asked = () => world.eventsOf(reconnectLinkRequested, link.tenant).map(({ data }) => data.recipient);
  await waitUntil(() => asked().length === 2);
  expect(asked().sort()).toEqual([bob, carol.email]);
});
