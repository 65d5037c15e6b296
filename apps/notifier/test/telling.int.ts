import { createHmac } from 'node:crypto';
import { connectMessaging } from '@linesman/messaging';
import { schemaDrift } from '@linesman/persistence';
import { createService, parseConfig } from '@linesman/service-kit';
import { waitUntil } from '@linesman/testing';
import { riskSignalOpened } from '@linesman/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { NotifierConfig } from '../src/config';
import { NotifierModule } from '../src/notifier.module';
import { schema } from '../src/schema';
import { NotifierWorld, SIGNING_SECRET, type TestTenant } from './notifier-world';

const world = new NotifierWorld();
let app: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  const config = parseConfig(NotifierConfig, world.environment({ LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent' }));
  if (config instanceof Error) throw config;
  app = await createService(NotifierModule.with(config), connectMessaging);
  await app.init();
  await app.startAllMicroservices();
  await app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await app?.close();
  await world.stop();
});

interface Row {
  state: string;
  reason: string | null;
  channel: string;
  occasion: string;
  recipient: string;
  duplicates: number;
}
const deliveries = (signalId: string): Promise<Row[]> =>
  world.rows<Row>('select * from deliveries where signal_id = $1 order by created_at', signalId);
const settled = (signalId: string, count: number): Promise<Row[]> =>
  waitUntil(async () => {
    const rows = await deliveries(signalId);
    const done = rows.every((it) => ['sent', 'failed', 'suppressed'].includes(it.state));
    return rows.length === count && done && rows;
  });
const events = async (type: string, tenant: TestTenant): Promise<{ data: Record<string, unknown> }[]> =>
  (
    await world.rows<{ envelope: { type: string; data: Record<string, unknown> } }>(
      `select envelope from outbox where tenant_id = $1 order by created_at`,
      tenant.id,
    )
  )
    .map((row) => row.envelope)
    .filter((it) => it.type === type);

const http = async (method: 'GET' | 'POST', path: string, token?: string) => {
  const answer = await fetch(`${await app.getUrl()}${path}`, {
    method,
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });
  return { status: answer.status, body: (await answer.text()) || '{}' };
};

async function click(tenant: TestTenant, actionId: string, over: { name?: string; secret?: string } = {}) {
  const message = world.slack.in(tenant.slack_token)[0]!;
  const blocks = JSON.parse(message.blocks) as { type: string; elements: { action_id: string; value: string }[] }[];
  const button = blocks.find((it) => it.type === 'actions')!.elements.find((it) => it.action_id === actionId)!;
  const user = { id: 'U1', name: over.name ?? 'Jane Miller' };
  const payload = { type: 'block_actions', user, actions: [{ action_id: actionId, value: button.value }] };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const key = over.secret ?? SIGNING_SECRET;
  return fetch(`${await app.getUrl()}/slack/interactivity`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex')}`,
    },
  });
}

it('has the tables that its entities describe', async () => {
  await expect(schemaDrift(schema, world.servers.postgres.role('notifier', 'owner'))).resolves.toEqual([]);
});

it('tells the CSM and the contact, raises the task, lowers the score, and takes it all back at the end', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot();
  await tenant.opened(told);
  await settled(told.signal_id, 2);

  const [dm] = world.slack.in(tenant.slack_token);
  expect(dm!.text).toContain('Integration Disconnected: TechCorp');
  expect(world.slack.of(tenant.slack_token).map((call) => call.method)).toEqual([
    'users.lookupByEmail',
    'conversations.open',
    'chat.postMessage',
  ]);
  const [mail] = world.mail.to(tenant.contact);
  expect(mail).toMatchObject({ subject: 'Action Required: Your Salesforce integration needs reauthorization' });
  expect(mail!.text).toContain('Hi Bob Smith,');
  expect(mail!.text).toContain('What happened:\nOAuth token expired and refresh failed');
  expect(mail!.text).toContain('2. Go to Settings > Integrations > Salesforce\n3. Click "Reconnect"');
  const link = world.minted.find((it) => it.recipient === tenant.contact)!.url;
  expect(mail!.text).toContain(link);
  expect(mail!.html).toContain(`href="${link}"`);
  expect(mail!.headers.get('auto-submitted')).toBe('auto-generated');
  expect(mail!.headers.has('list')).toBe(true);

  const [task] = await world.rows('select * from tasks where signal_id = $1', told.signal_id);
  expect(task).toMatchObject({
    title: 'Integration disconnected: salesforce for TechCorp',
    priority: 'critical',
    assignee: tenant.csm,
    status: 'open',
  });
  const dueIn = (task!.due_at as Date).getTime() - Date.now();
  expect(Math.abs(dueIn - 4 * 3_600_000)).toBeLessThan(60_000);
  const [run] = await world.rows('select * from workflow_runs where signal_id = $1', told.signal_id);
  expect(run).toMatchObject({ state: 'done', workflow_version: '1.0' });

  await tenant.resolved(told);
  await settled(told.signal_id, 4);
  const [edited, reply] = world.slack.in(tenant.slack_token);
  expect(edited).toMatchObject({ edits: 1, text: expect.stringContaining('Integration Reconnected: TechCorp') });
  expect(reply).toMatchObject({ thread_ts: edited!.ts, text: expect.stringContaining('is connected again') });
  const closing = world.mail.to(tenant.contact)[1]!;
  expect(closing).toMatchObject({ inReplyTo: mail!.messageId, subject: `Re: ${mail!.subject}` });
  expect(closing.references).toBe(mail!.messageId);
  const scores = await world.rows(
    'select adjustment from health_score_adjustments where signal_id = $1',
    told.signal_id,
  );
  expect(scores.map((it) => it.adjustment)).toEqual([-10, 10]);
  expect(await world.rows(`select 1 from tasks where signal_id = $1 and status = 'open'`, told.signal_id)).toEqual([]);
  expect(await events('alert_delivered', tenant)).toHaveLength(4);
  expect(await events('task_created', tenant)).toHaveLength(1);
  expect(await events('customer_health_score_adjusted', tenant)).toHaveLength(2);
});

it('keeps no link and no token in any row', async () => {
  const tables = ['deliveries', 'messages', 'workflow_runs', 'workflow_steps', 'signals', 'outbox', 'tasks'];
  for (const table of tables) {
    const rows = JSON.stringify(await world.rows(`select * from ${table}`));
    expect(rows).not.toContain('/reconnect/');
    expect(rows).not.toContain('xoxb-');
  }
});

it('says nothing twice when an event comes again, under its own id or as a second run', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot();
  const envelope = await tenant.opened(told);
  await settled(told.signal_id, 2);
  await world.publish(riskSignalOpened, envelope);
  await tenant.opened(told);
  const after = tenant.snapshot();
  await tenant.opened(after);
  await settled(after.signal_id, 2);
  expect(world.slack.in(tenant.slack_token)).toHaveLength(2);
  expect(world.mail.to(tenant.contact)).toHaveLength(2);
  expect(await world.rows('select 1 from tasks where signal_id = $1', told.signal_id)).toHaveLength(1);
});

it('records a late opening after its end and tells nobody', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot();
  await tenant.resolved(told, 2);
  await waitUntil(async () => (await world.rows('select 1 from signals where signal_id = $1', told.signal_id))[0]);
  await tenant.opened(told, 1);
  const rows = await settled(told.signal_id, 2);
  expect(rows.map((it) => [it.state, it.reason])).toEqual([
    ['suppressed', 'closed_before_told'],
    ['suppressed', 'closed_before_told'],
  ]);
  expect(world.slack.of(tenant.slack_token)).toEqual([]);
  expect(await world.rows('select 1 from tasks where signal_id = $1', told.signal_id)).toEqual([]);
});

it('shows a change of severity in the message that stands', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot({ severity: 'high' });
  await tenant.opened(told);
  await settled(told.signal_id, 2);
  await tenant.updated({ ...told, severity: 'critical' });
  await waitUntil(() => world.slack.in(tenant.slack_token)[0]!.blocks.includes('Severity: critical'));
  expect(world.slack.in(tenant.slack_token)).toHaveLength(1);
});

it('keeps what is our own fault from the customer and from the CSM', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot();
  told.status_change = { ...told.status_change, party_at_fault: 'us', cause: 'invalid_client' };
  await tenant.opened(told);
  const rows = await settled(told.signal_id, 2);
  expect(rows.map((it) => it.reason)).toEqual(['our_fault', 'our_fault']);
  const [task] = await world.rows('select * from tasks where signal_id = $1', told.signal_id);
  expect(task).toMatchObject({ assignee: null });
  expect(await world.rows('select 1 from health_score_adjustments where signal_id = $1', told.signal_id)).toEqual([]);
  await tenant.resolved(told);
  await waitUntil(
    async () => (await world.rows(`select 1 from tasks where signal_id = $1 and status = 'closed'`, told.signal_id))[0],
  );
  expect(await deliveries(told.signal_id)).toHaveLength(2);
});

it('tells nobody before a hold is over, and nothing when the trouble is over first', async () => {
  const tenant = await world.tenant();
  const hold_until = new Date(Date.now() + 1_000).toISOString();
  const [told, passing] = [tenant.snapshot({ hold_until }), tenant.snapshot({ hold_until })];
  await tenant.opened(passing);
  await tenant.resolved(passing);
  await tenant.opened(told);
  await settled(told.signal_id, 2);
  const [call] = world.slack.of(tenant.slack_token, 'chat.postMessage');
  expect(performance.timeOrigin + call!.at).toBeGreaterThanOrEqual(Date.parse(hold_until));
  expect(await deliveries(passing.signal_id)).toEqual([]);
  const [run] = await world.rows('select * from workflow_runs where signal_id = $1', passing.signal_id);
  expect(run).toMatchObject({ state: 'suppressed', reason: 'closed_before_told' });
});

it('writes to the mailbox of the tenant where there is no customer', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot({ customer: undefined });
  await tenant.opened(told);
  await settled(told.signal_id, 1);
  const [mail] = world.mail.to(`care-${tenant.id}@planpilot.example`);
  expect(mail!.subject).toBe('Integration Disconnected: Salesforce CRM Sync – Salesforce CRM Sync');
});

it('falls back to email when the workspace is broken, and closes there', async () => {
  const tenant = await world.tenant();
  const revoked = { ok: false, error: 'token_revoked' };
  world.slack.next('users.lookupByEmail', tenant.slack_token, revoked, revoked);
  const told = tenant.snapshot();
  await tenant.opened(told);
  const rows = await settled(told.signal_id, 3);
  expect(rows.find((it) => it.channel === 'slack')).toMatchObject({ state: 'failed', reason: 'token_revoked' });
  await waitUntil(() => world.mail.to(tenant.csm)[0]);
  expect(world.mail.to(tenant.csm)[0]!.text).toContain('Previous disconnection: Never');
  await tenant.resolved(told);
  await settled(told.signal_id, 5);
  expect(world.mail.to(tenant.csm)[1]!.inReplyTo).toBe(world.mail.to(tenant.csm)[0]!.messageId);
});

it('falls back to email for a person whom Slack does not know, and when no lease is granted', async () => {
  const [unknown, refused] = await Promise.all([world.tenant(), world.tenant()]);
  world.slack.next('users.lookupByEmail', unknown.slack_token, { ok: false, error: 'users_not_found' });
  world.refusedLeases.add(refused.slack_integration_id);
  for (const tenant of [unknown, refused]) {
    const told = tenant.snapshot();
    await tenant.opened(told);
    await settled(told.signal_id, 3);
    expect(world.mail.to(tenant.csm)).toHaveLength(1);
  }
});

it('obeys a rate limit and is not discouraged by it', async () => {
  const tenant = await world.tenant();
  world.slack.next('chat.postMessage', tenant.slack_token, { retry_after: 1 });
  const told = tenant.snapshot();
  await tenant.opened(told);
  await settled(told.signal_id, 2);
  const [first, second] = world.slack.of(tenant.slack_token, 'chat.postMessage');
  expect(second!.at - first!.at).toBeGreaterThanOrEqual(1_000);
  expect(world.slack.in(tenant.slack_token)).toHaveLength(1);
});

it('looks before it sends again what may have half succeeded', async () => {
  const tenant = await world.tenant();
  world.slack.next('chat.postMessage', tenant.slack_token, { ok: false, error: 'internal_error' });
  const told = tenant.snapshot();
  await tenant.opened(told);
  const rows = await settled(told.signal_id, 2);
  expect(world.slack.of(tenant.slack_token, 'conversations.history')).toHaveLength(1);
  expect(rows.find((it) => it.channel === 'slack')).toMatchObject({ duplicates: 1 });
  expect(world.slack.in(tenant.slack_token)).toHaveLength(1);
});

it('posts afresh when the message that it wants to edit is gone', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot();
  await tenant.opened(told);
  await settled(told.signal_id, 2);
  world.slack.next('chat.update', tenant.slack_token, { ok: false, error: 'edit_window_closed' });
  await tenant.resolved(told);
  await settled(told.signal_id, 4);
  const [, afresh] = world.slack.in(tenant.slack_token);
  expect(afresh!.thread_ts).toBeUndefined();
  expect(afresh!.text).toContain('Integration Reconnected');
});

it('tells once of a withdrawal', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot();
  await tenant.opened(told);
  await settled(told.signal_id, 2);
  await tenant.resolved(told, 2, 'withdrawn');
  await tenant.resolved(told, 3, 'withdrawn');
  const rows = await settled(told.signal_id, 4);
  expect(rows.filter((it) => it.occasion === 'withdrawn' && it.state === 'sent')).toHaveLength(2);
  expect(world.mail.to(tenant.contact)[1]!.text).toContain('removed on purpose');
});

it('stops writing to an address that does not exist and asks for another contact', async () => {
  const tenant = await world.tenant();
  world.mail.refuses.set(tenant.contact, { responseCode: 550, message: '5.1.1 user unknown' });
  const told = tenant.snapshot();
  await tenant.opened(told);
  const rows = await settled(told.signal_id, 2);
  expect(rows.find((it) => it.channel === 'email')).toMatchObject({ state: 'failed' });
  const tasks = await world.rows<{ title: string }>('select title from tasks where signal_id = $1', told.signal_id);
  expect(tasks.some((it) => it.title.startsWith('Find a new technical contact for TechCorp'))).toBe(true);
  const next = tenant.snapshot();
  await tenant.opened(next);
  const [, email] = (await settled(next.signal_id, 2)).sort((a, b) => b.channel.localeCompare(a.channel));
  expect(email).toMatchObject({ channel: 'email', state: 'suppressed', reason: 'bounced' });
});

it('lets a contact unsubscribe by POST, and changes nothing by GET', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot();
  await tenant.opened(told);
  await settled(told.signal_id, 2);
  const list = world.mail.to(tenant.contact)[0]!.headers.get('list') as unknown as { unsubscribe: { url: string } };
  const path = new URL(list.unsubscribe.url).pathname;
  const stopped = () => world.rows(`select 1 from contacts where tenant_id = $1 and stopped is not null`, tenant.id);
  expect(await http('GET', path)).toMatchObject({ status: 200, body: expect.stringContaining('<form method="post">') });
  expect(await stopped()).toEqual([]);
  expect((await http('POST', path)).status).toBe(200);
  expect(await stopped()).toHaveLength(1);
  expect((await http('POST', `${path.slice(0, -4)}AAAA`)).status).toBe(404);
});

it('acts on a button once, acknowledges, and shows who it was', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot();
  await tenant.opened(told);
  await settled(told.signal_id, 2);
  expect((await click(tenant, 'send_fix_instructions')).status).toBe(200);
  expect((await click(tenant, 'send_fix_instructions', { name: 'Tom Becker' })).status).toBe(200);
  await settled(told.signal_id, 3);
  expect(world.mail.to(tenant.contact)[1]!.subject).toBe(`Re: ${world.mail.to(tenant.contact)[0]!.subject}`);
  await waitUntil(() =>
    world.slack.in(tenant.slack_token)[0]!.blocks.includes('Jane Miller sent the fix instructions'),
  );
  expect(world.slack.in(tenant.slack_token)[0]!.blocks).not.toContain('Tom Becker');

  expect((await click(tenant, 'schedule_tech_call', { name: 'Tom Becker' })).status).toBe(200);
  await settled(told.signal_id, 4);
  const call = world.mail.to(tenant.contact)[2]!;
  const calendar = call.attachments.find((it) => it.contentType === 'text/calendar')!.content.toString();
  expect(calendar).toContain('METHOD:REQUEST');
  expect(calendar).toMatch(/DTSTART:\d{8}T\d{6}Z/);
  const tasks = await world.rows<{ title: string }>('select title from tasks where signal_id = $1', told.signal_id);
  expect(tasks.map((it) => it.title)).toContain('Tech call with Bob Smith (TechCorp)');
  const acknowledged = await events('risk_signal_acknowledged', tenant);
  expect(acknowledged.map((it) => it.data.acknowledged_by)).toEqual(['Jane Miller']);
});

it('does nothing for a click that Slack did not sign', async () => {
  const tenant = await world.tenant();
  const told = tenant.snapshot();
  await tenant.opened(told);
  await settled(told.signal_id, 2);
  expect((await click(tenant, 'send_fix_instructions', { secret: 'x'.repeat(32) })).status).toBe(401);
  expect(await deliveries(told.signal_id)).toHaveLength(2);
});

it('answers over HTTP who was told, to the right roles of the right tenant', async () => {
  const [tenant, other] = await Promise.all([world.tenant(), world.tenant()]);
  const told = tenant.snapshot();
  await tenant.opened(told);
  await settled(told.signal_id, 2);
  const [csm, member, stranger] = await Promise.all([
    tenant.tokenFor('csm'),
    tenant.tokenFor('member'),
    other.tokenFor('csm'),
  ]);
  const path = `/deliveries?signal_id=${told.signal_id}`;
  expect(JSON.parse((await http('GET', path, csm)).body).items).toHaveLength(2);
  expect(JSON.parse((await http('GET', path, stranger)).body).items).toHaveLength(0);
  expect((await http('GET', path)).status).toBe(401);
  expect((await http('GET', path, member)).status).toBe(403);
  expect(await http('GET', '/deliveries', csm)).toMatchObject({
    status: 400,
    body: expect.stringContaining('signal_id'),
  });

  const tasks = JSON.parse((await http('GET', '/tasks?status=open', csm)).body) as { items: { id: string }[] };
  expect(tasks.items).toHaveLength(1);
  expect((await http('POST', `/tasks/${tasks.items[0]!.id}/close`, stranger)).status).toBe(404);
  expect((await http('POST', `/tasks/${tasks.items[0]!.id}/close`, csm)).body).toContain('"closed"');
  expect((await http('POST', `/risk-signals/${told.signal_id}/acknowledge`, stranger)).status).toBe(404);
  expect((await http('POST', `/risk-signals/${told.signal_id}/acknowledge`, csm)).body).toContain('"a-csm"');
  const scores = await http('GET', `/health-score-adjustments?customer_id=${told.customer!.customer_id}`, csm);
  expect(JSON.parse(scores.body).items).toMatchObject([{ adjustment: -10 }]);
});
