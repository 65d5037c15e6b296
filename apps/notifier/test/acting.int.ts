import { waitUntil } from '@linesman/testing';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

it('lets a contact unsubscribe by POST, and changes nothing by GET', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const path = notifier.email.unsubscribeUrl(tenant.contact).pathname;
  const stopped = () => notifier.rows(`select 1 from contacts where tenant_id = $1 and stopped is not null`, tenant.id);
  const page = await notifier.http('GET', path);
  expect(page.status).toBe(200);
  expect(page.body).toContain(`<form method="post" action="${path}"><button>Unsubscribe</button>`);
  expect(await stopped()).toEqual([]);
  for (const header of ['content-security-policy', 'x-content-type-options', 'x-frame-options'])
    expect(page.headers.get(header)).toBeTruthy();
  const oneClick = new FormData();
  oneClick.set('List-Unsubscribe', 'One-Click');
  const origin = await notifier.app.getUrl();
  expect((await fetch(origin + path, { method: 'POST', body: oneClick })).status).toBe(200);
  expect(await stopped()).toHaveLength(1);
  expect((await fetch(`${origin}/slack/interactivity`, { method: 'POST', body: oneClick })).status).toBe(415);
  expect((await notifier.http('POST', path)).status).toBe(200);
  const log = await notifier.list('/audit-log/messages', await tenant.tokenFor('tenant_admin'));
  expect(log).toMatchObject([{ action: 'contact.unsubscribed', actor: 'contact', subject_id: tenant.contact }]);
  expect((await notifier.http('POST', `${path.slice(0, -4)}AAAA`)).status).toBe(404);
});

it('lists to whom no emails go and why, by address too, and sends again where emails bounced', async () => {
  const [tenant, other] = await Promise.all([notifier.tenant(), notifier.tenant()]);
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const [csm, stranger] = await Promise.all([tenant.tokenFor('csm'), other.tokenFor('csm')]);
  const here = `/contacts?address=${encodeURIComponent(tenant.contact.toUpperCase())}`;
  const stop = `/contacts/${encodeURIComponent(tenant.contact)}/stop`;
  const stopped = (why: string | null) =>
    notifier.rows('update contacts set stopped = $2, stopped_at = now() where tenant_id = $1', tenant.id, why);

  expect(await notifier.list(here, csm)).toEqual([]);
  expect((await notifier.http('DELETE', stop, csm)).status).toBe(404);
  await stopped('unsubscribed');
  const shown = { email: tenant.contact, stopped: 'unsubscribed', stopped_at: expect.any(String) as string };
  expect(await notifier.list(here, csm)).toEqual([shown]);
  expect(await notifier.list('/contacts?limit=1', csm)).toEqual([shown]);
  expect(await notifier.list('/contacts?address=somebody@else.example', csm)).toEqual([]);
  expect(await notifier.list(here, stranger)).toEqual([]);
  expect((await notifier.http('GET', '/contacts?address=bob', csm)).status).toBe(400);
  expect((await notifier.http('DELETE', stop, csm)).status).toBe(409);

  await stopped('bounced');
  expect((await notifier.http('DELETE', stop, stranger)).status).toBe(404);
  expect((await notifier.http('DELETE', stop, csm)).status).toBe(204);
  const log = await notifier.list('/audit-log/messages', await tenant.tokenFor('tenant_admin'));
  expect(log).toMatchObject([{ action: 'contact.lifted', actor: 'a-csm', subject_id: tenant.contact }]);
  expect(await notifier.list(here, csm)).toEqual([]);
});

it('acts on a button once, acknowledges, and shows who it was', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  expect((await notifier.click(tenant, 'send_fix_instructions')).status).toBe(200);
  expect((await notifier.click(tenant, 'send_fix_instructions', { name: 'Tom Becker' })).status).toBe(200);
  await notifier.settled(signal.signal_id, 3);
  expect(notifier.email.to(tenant.contact)[1]!.subject).toBe(`Re: ${notifier.email.to(tenant.contact)[0]!.subject}`);
  await waitUntil(() =>
    notifier.slack.in(tenant.slack_token)[0]!.blocks.includes('Jane Miller sent the fix instructions'),
  );
  expect(notifier.slack.in(tenant.slack_token)[0]!.blocks).not.toContain('Tom Becker');

  expect((await notifier.click(tenant, 'schedule_tech_call', { name: 'Tom Becker' })).status).toBe(200);
  await notifier.settled(signal.signal_id, 4);
  expect(notifier.email.to(tenant.contact)[2]!.text).toContain('These times are free, on your clock:');
  const tasks = await notifier.rows<{ title: string }>(
    'select title from tasks where signal_id = $1',
    signal.signal_id,
  );
  expect(tasks.map((it) => it.title)).toContain('Tech call with Bob Smith (TechCorp)');
  const acknowledged = await notifier.events('risk_signal_acknowledged', tenant);
  expect(acknowledged.map((it) => it.data.acknowledged_by)).toEqual(['Jane Miller', 'Tom Becker']);
});

it('does nothing for a click that Slack did not sign', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  expect((await notifier.click(tenant, 'send_fix_instructions', { secret: 'x'.repeat(32) })).status).toBe(401);
  expect(await notifier.deliveries(signal.signal_id)).toHaveLength(2);
});

it.each([
  [null],
  ['text'],
  [{ type: 'block_actions', user: null, actions: [null] }],
  [{ type: 'block_actions', user: { id: 'U1' }, actions: [null, 'x', { action_id: 7 }] }],
  [{ type: 'block_actions', user: { id: 'U1' }, actions: { length: 1 } }],
])('takes %j from Slack, and does nothing', async (payload) => {
  expect((await notifier.fromSlack(payload)).status).toBe(200);
});

it('answers over HTTP who was told, to the right roles of the right tenant', async () => {
  const [tenant, other] = await Promise.all([notifier.tenant(), notifier.tenant()]);
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const [csm, member, stranger] = await Promise.all([
    tenant.tokenFor('csm'),
    tenant.tokenFor('member'),
    other.tokenFor('csm'),
  ]);
  const path = `/deliveries?signal_id=${signal.signal_id}`;
  expect(await notifier.list(path, csm)).toHaveLength(2);
  expect(await notifier.list(path, stranger)).toEqual([]);
  expect((await notifier.http('GET', path)).status).toBe(401);
  expect((await notifier.http('GET', path, member)).status).toBe(403);
  const refusal = await notifier.http('GET', '/deliveries', csm);
  expect(refusal.status).toBe(400);
  expect(refusal.body).toContain('signal_id');

  const [task, ...others] = await notifier.list<{ id: string }>('/tasks?status=open', csm);
  expect(others).toEqual([]);
  expect((await notifier.http('POST', `/tasks/${task!.id}/close`, stranger)).status).toBe(404);
  for (let again = 0; again < 2; again++)
    expect((await notifier.http('POST', `/tasks/${task!.id}/close`, csm)).body).toContain('"closed"');
  const closings = await waitUntil(async () => {
    const events = await notifier.events('task_closed', tenant);
    return events.length > 0 && events;
  });
  expect(closings).toMatchObject([{ data: { task_id: task!.id } }]);
  expect((await notifier.http('POST', `/risk-signals/${signal.signal_id}/acknowledge`, stranger)).status).toBe(404);
  expect((await notifier.http('POST', `/risk-signals/${signal.signal_id}/acknowledge`, csm)).body).toContain('"a-csm"');
  const scores = await notifier.list(`/health-score-adjustments?customer_id=${signal.customer!.customer_id}`, csm);
  expect(scores).toMatchObject([{ adjustment: -10 }]);
});
