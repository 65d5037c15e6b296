import { randomUUID } from 'node:crypto';
import { type AccessAction, accessRequested, type AccessRequested } from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { Forgetting } from '@linesman/persistence';
import { TestTenant } from './notifier-world';
import { RunningNotifier } from './running-notifier';

const world = new RunningNotifier();
beforeAll(() => world.start());
afterAll(() => world.stop());

const adminsOf = ({ id }: TestTenant) =>
  ['anna', 'adam'].map((name) => ({ name, email: `${name}-${id}@acme.example` }));

function requestBy(tenant: TestTenant, action: AccessAction = 'reconnect'): AccessRequested {
  return {
    request_id: randomUUID(),
    action,
    provider: 'dropbox',
    provider_name: 'Dropbox',
    requested_by: { subject: 'mia', name: 'Mia <b>Member', email: 'mia@acme.example' },
    url: 'http://localhost:9999/integrations/1',
    admins: adminsOf(tenant),
  };
}
const envelope = (tenant: TestTenant, data: AccessRequested) =>
  envelopeOf(accessRequested, data, { tenantid: tenant.id, subject: data.request_id });

const states = (request_id: string) =>
  world.rows<{ state: string; reason: string | null }>(
    'select state, reason from access_request_emails where request_id = $1 order by email',
    request_id,
  );
const settled = (request_id: string) =>
  waitUntil(async () => {
    const found = await states(request_id);
    return found.length > 0 && found.every(({ state }) => state !== 'pending');
  });

it('emails each admin once, whoever sends the event again', async () => {
  const tenant = await world.tenant();
  const data = requestBy(tenant);
  await world.publish(accessRequested, envelope(tenant, data));
  await settled(data.request_id);
  await world.publish(accessRequested, envelope(tenant, data));
  const next = requestBy(tenant, 'connect');
  await world.publish(accessRequested, envelope(tenant, next));
  await settled(next.request_id);

  for (const { email } of adminsOf(tenant)) {
    const [first, second, ...more] = world.email.to(email);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ subject: 'Mia <b>Member asks you to reconnect Dropbox' });
    expect(first!.text).toContain('Open the Dropbox Integration: http://localhost:9999/integrations/1');
    expect(first!.text).toContain('Their own role does not allow it.');
    expect(first!.html).not.toContain('<b>');
    expect(first!.replyTo?.value).toMatchObject([{ address: 'mia@acme.example' }]);
    expect(first!.from?.value).toMatchObject([{ address: `care-${tenant.id}@planpilot.example` }]);
    expect(second!.subject).toContain('connect Dropbox');
  }
});

it('names the capability that somebody wants to run', async () => {
  const tenant = await world.tenant();
  const data = { ...requestBy(tenant, 'grant_permission'), capability_code: 'LIST_FOLDER' };
  await world.publish(accessRequested, envelope(tenant, data));
  await settled(data.request_id);
  const [email] = world.email.to(adminsOf(tenant)[0]!.email);
  expect(email!.subject).toBe('Mia <b>Member asks you to let them run "list folder" on Dropbox');
});

it('tries again when the mail server is busy, and gives up on an address that does not exist', async () => {
  const tenant = await world.tenant();
  const [anna, adam] = adminsOf(tenant).map(({ email }) => email);
  world.email.refuse({ address: anna!, integration_id: '' }, 'now');
  world.email.refuse({ address: adam!, integration_id: '' }, 'for ever');
  const data = requestBy(tenant);
  await world.publish(accessRequested, envelope(tenant, data));
  await settled(data.request_id);
  expect(await states(data.request_id)).toMatchObject([
    { state: 'failed', reason: expect.stringContaining('user unknown') as string },
    { state: 'sent', reason: null },
  ]);
  expect(world.email.to(anna!)).toHaveLength(1);
  expect(world.email.to(adam!)).toHaveLength(0);
  const { body } = await world.http('GET', '/metrics');
  expect(body).toMatch(/access_request_emails_total\{state="failed"\S*\} 1\b/);
});

it('deletes an email some time after it was sent or given up', async () => {
  const tenant = await world.tenant();
  const [old, recent] = [requestBy(tenant), requestBy(tenant)];
  for (const data of [old, recent]) await world.publish(accessRequested, envelope(tenant, data));
  for (const { request_id } of [old, recent]) await settled(request_id);
  await world.rows(
    `update access_request_emails set settled_at = now() - interval '31 days' where request_id = $1`,
    old.request_id,
  );
  await world.app.get(Forgetting, { strict: false }).run();
  expect(await states(old.request_id)).toEqual([]);
  expect(await states(recent.request_id)).toHaveLength(2);
});

it('waits for the settings of the tenant, which name the sender', async () => {
  const late = new TestTenant(world);
  const data = requestBy(late);
  await world.publish(accessRequested, envelope(late, data));
  await late.settle();
  await settled(data.request_id);
  expect(world.email.to(adminsOf(late)[0]!.email)).toHaveLength(1);
});
