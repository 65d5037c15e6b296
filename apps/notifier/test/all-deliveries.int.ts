import { Client } from 'pg';
import type { StaffDeliveryView } from '../src/deliveries/all-deliveries.dto';
import { RunningNotifier } from './running-notifier';
import type { TestTenant } from './notifier-world';

const notifier = new RunningNotifier();
beforeAll(() => notifier.start());
afterAll(() => notifier.stop());

async function told(tenant: TestTenant): Promise<string> {
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  return signal.signal_id;
}

async function ask(query: string, role = 'admin') {
  const token = await notifier.issuer.token({ tenant: '00000000-0000-0000-0000-000000000000', roles: [role] });
  const { status, body } = await notifier.http('GET', `/internal/deliveries?${query}`, token);
  const { items = [], next_cursor } = JSON.parse(body) as { items?: StaffDeliveryView[]; next_cursor?: string };
  return { status, body, items, next: next_cursor };
}

it('shows staff the deliveries of all tenants, page by page, without addresses and without texts', async () => {
  const [one, two] = [await notifier.tenant(), await notifier.tenant()];
  const signals = [await told(one), await told(two)];
  const first = await ask('limit=3');
  const second = await ask(`limit=3&cursor=${first.next}`);
  const all = [...first.items, ...second.items];
  expect(all.map(({ signal_id }) => signal_id).sort()).toEqual([...signals, ...signals].sort());
  expect(second.next).toBeUndefined();
  expect(all.find(({ tenant_id, channel }) => tenant_id === one.id && channel === 'slack')).toMatchObject({
    recipient: 'j…@acme.example',
    state: 'sent',
    occasion: 'opened',
    mailed_instead: false,
  });
  for (const tenant of [one, two])
    for (const secret of [tenant.csm, tenant.contact]) expect(first.body).not.toContain(secret);
});

it('filters them, and says that an email told the person instead of Slack', async () => {
  const tenant = await notifier.tenant();
  notifier.refusedLeases.add(tenant.slack_integration_id);
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 3);
  const { items } = await ask(`tenant_id=${tenant.id}&state=failed`);
  expect(items).toMatchObject([{ channel: 'slack', state: 'failed', mailed_instead: true }]);
  expect((await ask(`signal_id=${signal.signal_id}&channel=email`)).items).toHaveLength(2);
  expect((await ask(`tenant_id=${tenant.id}&to=2020-01-01T00:00:00Z`)).items).toEqual([]);
  expect((await ask('state=lost')).status).toBe(400);
});

it('is closed to everybody else', async () => {
  for (const role of ['tenant_admin', 'csm', 'member', 'service']) expect((await ask('', role)).status).toBe(403);
});

it('has the system role read what it needs of signals, steps, tasks and requests, and nothing that was said', async () => {
  const tenant = await notifier.tenant();
  await told(tenant);
  const system = new Client({ connectionString: notifier.servers.postgres.role('notifier', 'system') });
  await system.connect();
  try {
    await system.query('set search_path = notifier');
    const { rows } = await system.query('select integration_id from signals where tenant_id = $1', [tenant.id]);
    expect(rows).toHaveLength(1);
    expect((await system.query('select title from tasks where tenant_id = $1', [tenant.id])).rows).toEqual([]);
    for (const column of ['snapshot from signals', 'contact_email from signals', 'config from workflow_steps'])
      await expect(system.query(`select ${column}`)).rejects.toThrow('permission denied');
    await expect(system.query('select request from access_request_emails')).rejects.toThrow('permission denied');
  } finally {
    await system.end();
  }
});
