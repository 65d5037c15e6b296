import { waitUntil } from '@linesman/testing';
import { RunningNotifier } from './running-notifier';

const notifier = new RunningNotifier();
beforeAll(() => notifier.start());
afterAll(() => notifier.stop());

it('lets a contact unsubscribe by POST, and changes nothing by GET', async () => {
  const tenant = await notifier.tenant();
  const told = tenant.snapshot();
  await tenant.opened(told);
  await notifier.settled(told.signal_id, 2);
  const list = notifier.mail.to(tenant.contact)[0]!.headers.get('list') as unknown as { unsubscribe: { url: string } };
  const path = new URL(list.unsubscribe.url).pathname;
  const stopped = () => notifier.rows(`select 1 from contacts where tenant_id = $1 and stopped is not null`, tenant.id);
  expect(await notifier.http('GET', path)).toMatchObject({
    status: 200,
    body: expect.stringContaining('<form method="post">'),
  });
  expect(await stopped()).toEqual([]);
  expect((await notifier.http('POST', path)).status).toBe(200);
  expect(await stopped()).toHaveLength(1);
  expect((await notifier.http('POST', `${path.slice(0, -4)}AAAA`)).status).toBe(404);
});

it('acts on a button once, acknowledges, and shows who it was', async () => {
  const tenant = await notifier.tenant();
  const told = tenant.snapshot();
  await tenant.opened(told);
  await notifier.settled(told.signal_id, 2);
  expect((await notifier.click(tenant, 'send_fix_instructions')).status).toBe(200);
  expect((await notifier.click(tenant, 'send_fix_instructions', { name: 'Tom Becker' })).status).toBe(200);
  await notifier.settled(told.signal_id, 3);
  expect(notifier.mail.to(tenant.contact)[1]!.subject).toBe(`Re: ${notifier.mail.to(tenant.contact)[0]!.subject}`);
  await waitUntil(() =>
    notifier.slack.in(tenant.slack_token)[0]!.blocks.includes('Jane Miller sent the fix instructions'),
  );
  expect(notifier.slack.in(tenant.slack_token)[0]!.blocks).not.toContain('Tom Becker');

  expect((await notifier.click(tenant, 'schedule_tech_call', { name: 'Tom Becker' })).status).toBe(200);
  await notifier.settled(told.signal_id, 4);
  const call = notifier.mail.to(tenant.contact)[2]!;
  const calendar = call.attachments.find((it) => it.contentType === 'text/calendar')!.content.toString();
  expect(calendar).toContain('METHOD:REQUEST');
  expect(calendar).toMatch(/DTSTART:\d{8}T\d{6}Z/);
  const tasks = await notifier.rows<{ title: string }>('select title from tasks where signal_id = $1', told.signal_id);
  expect(tasks.map((it) => it.title)).toContain('Tech call with Bob Smith (TechCorp)');
  const acknowledged = await notifier.events('risk_signal_acknowledged', tenant);
  expect(acknowledged.map((it) => it.data.acknowledged_by)).toEqual(['Jane Miller']);
});

it('does nothing for a click that Slack did not sign', async () => {
  const tenant = await notifier.tenant();
  const told = tenant.snapshot();
  await tenant.opened(told);
  await notifier.settled(told.signal_id, 2);
  expect((await notifier.click(tenant, 'send_fix_instructions', { secret: 'x'.repeat(32) })).status).toBe(401);
  expect(await notifier.deliveries(told.signal_id)).toHaveLength(2);
});

it('answers over HTTP who was told, to the right roles of the right tenant', async () => {
  const [tenant, other] = await Promise.all([notifier.tenant(), notifier.tenant()]);
  const told = tenant.snapshot();
  await tenant.opened(told);
  await notifier.settled(told.signal_id, 2);
  const [csm, member, stranger] = await Promise.all([
    tenant.tokenFor('csm'),
    tenant.tokenFor('member'),
    other.tokenFor('csm'),
  ]);
  const path = `/deliveries?signal_id=${told.signal_id}`;
  expect(JSON.parse((await notifier.http('GET', path, csm)).body).items).toHaveLength(2);
  expect(JSON.parse((await notifier.http('GET', path, stranger)).body).items).toHaveLength(0);
  expect((await notifier.http('GET', path)).status).toBe(401);
  expect((await notifier.http('GET', path, member)).status).toBe(403);
  expect(await notifier.http('GET', '/deliveries', csm)).toMatchObject({
    status: 400,
    body: expect.stringContaining('signal_id'),
  });

  const tasks = JSON.parse((await notifier.http('GET', '/tasks?status=open', csm)).body) as { items: { id: string }[] };
  expect(tasks.items).toHaveLength(1);
  expect((await notifier.http('POST', `/tasks/${tasks.items[0]!.id}/close`, stranger)).status).toBe(404);
  for (let again = 0; again < 2; again++)
    expect((await notifier.http('POST', `/tasks/${tasks.items[0]!.id}/close`, csm)).body).toContain('"closed"');
  const closings = await waitUntil(async () => {
    const told = await notifier.events('task_closed', tenant);
    return told.length > 0 && told;
  });
  expect(closings).toMatchObject([{ data: { task_id: tasks.items[0]!.id } }]);
  expect((await notifier.http('POST', `/risk-signals/${told.signal_id}/acknowledge`, stranger)).status).toBe(404);
  expect((await notifier.http('POST', `/risk-signals/${told.signal_id}/acknowledge`, csm)).body).toContain('"a-csm"');
  const scores = await notifier.http('GET', `/health-score-adjustments?customer_id=${told.customer!.customer_id}`, csm);
  expect(JSON.parse(scores.body).items).toMatchObject([{ adjustment: -10 }]);
});
