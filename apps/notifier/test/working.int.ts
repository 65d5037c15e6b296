import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { DateTime } from 'luxon';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

interface Listed {
  items: Record<string, unknown>[];
  next_cursor?: string;
}
const get = async (tenant: TestTenant, path: string, role = 'csm'): Promise<Listed> =>
  JSON.parse((await notifier.http('GET', path, await tenant.tokenFor(role))).body) as Listed;
const post = async (tenant: TestTenant, path: string, body: object) =>
  notifier.http('POST', path, await tenant.tokenFor('csm'), body);

async function told(tenant: TestTenant, over: Partial<SignalSnapshot> = {}): Promise<SignalSnapshot> {
  const signal = tenant.snapshot(over);
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  return signal;
}

it('lists my tasks with what they are about, the one due soonest first, and stores the note of the person who closes one', async () => {
  const tenant = await notifier.tenant();
  const [first, second] = [await told(tenant), await told(tenant)];
  const page = await get(tenant, '/tasks?assignee=me&limit=1');
  expect(page.items).toMatchObject([
    {
      signal_id: first.signal_id,
      status: 'open',
      assignee: tenant.csm,
      customer_name: 'TechCorp',
      integration_name: 'Salesforce CRM Sync',
      signal_state: 'open',
    },
  ]);
  const rest = await get(tenant, `/tasks?assignee=me&limit=1&cursor=${page.next_cursor}`);
  expect(rest).toMatchObject({ items: [{ signal_id: second.signal_id }] });
  expect(rest.next_cursor).toBeUndefined();

  const path = `/tasks/${String(page.items[0]!.id)}/close`;
  expect(JSON.parse((await post(tenant, path, { note: 'They called us.' })).body)).toMatchObject({
    status: 'closed',
    closed_by: tenant.csm,
    note: 'They called us.',
  });
  expect((await post(tenant, path, { note: 'x'.repeat(1_001) })).status).toBe(400);
  expect((await get(tenant, '/tasks')).items.map(({ status }) => status)).toEqual(['open', 'closed']);
  expect((await get(tenant, `/tasks?signal_id=${first.signal_id}&status=open`)).items).toEqual([]);
});

it('says who was told of signals so far, and until when nobody is told', async () => {
  const tenant = await notifier.tenant();
  const signal = await told(tenant);
  const hold_until = new Date(Date.now() + 3_600_000).toISOString();
  const held = tenant.snapshot({ hold_until });
  await tenant.opened(held);
  const { status_change } = tenant.snapshot();
  const quiet = tenant.snapshot({ status_change: { ...status_change, new_status: 'healthy' } });
  await tenant.opened(quiet);
  await notifier.settled(signal.signal_id, 2);
  const ids = [signal, held, quiet].map(({ signal_id }) => `signal_id=${signal_id}`).join('&');
  const notices = await waitUntil(async () => {
    const { items } = await get(tenant, `/signal-notices?${ids}`);
    return items.length === 3 && new Map(items.map((one) => [one.signal_id, one]));
  });
  expect(notices.get(signal.signal_id)).toMatchObject({ told: 2, waiting: 0, untold: 0, held_until: null });
  expect(notices.get(held.signal_id)).toMatchObject({ told: 0, first_told_at: null, held_until: hold_until });
  expect(notices.get(quiet.signal_id)).toMatchObject({ told: 0, workflow: null });
  const one = await notifier.http('GET', '/signal-notices?signal_id=x', await tenant.tokenFor('csm'));
  expect(one.status).toBe(400);
});

it('stores a note with an acknowledgement, and sends the fix instructions when they are asked for over HTTP', async () => {
  const tenant = await notifier.tenant();
  const { signal_id } = await told(tenant);
  expect((await post(tenant, `/risk-signals/${signal_id}/acknowledge`, { note: 'Calling Bob.' })).status).toBe(200);
  expect((await post(tenant, `/risk-signals/${signal_id}/send-fix-instructions`, {})).status).toBe(200);
  await notifier.settled(signal_id, 3);
  expect((await get(tenant, `/risk-signals/${signal_id}/responses`)).items).toMatchObject([
    { action: 'acknowledge', actor_id: 'a-csm', note: 'Calling Bob.' },
    { action: 'send_fix_instructions', note: null },
  ]);
});

it('waits for the working hours of whoever is told: the CSM’s own, and the customer’s for a contact', async () => {
  // More than a day apart, so that it is never the same day of the week in both.
  const [ofCsm, ofCustomer] = ['Pacific/Kiritimati', 'Etc/GMT+12'];
  const { weekday } = DateTime.now().setZone(ofCsm);
  const tenant = await notifier.tenant({
    working_hours: { start_hour: 0, end_hour: 24, days: [weekday, (weekday % 7) + 1] },
  });
  const signal = tenant.snapshot({ severity: 'low' });
  signal.customer!.time_zone = ofCustomer;
  signal.customer!.csm!.time_zone = ofCsm;
  await tenant.opened(signal);
  const to = async (address: string) =>
    (await notifier.deliveries(signal.signal_id)).find(({ recipient }) => recipient === address);
  await waitUntil(async () => (await to(tenant.csm))?.state === 'sent');
  await waitUntil(async () => (await to(tenant.contact))?.reason === 'working_hours');
});
