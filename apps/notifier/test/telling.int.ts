import { riskSignalOpened } from '@linesman/contracts';
import { schemaDrift } from '@linesman/persistence';
import { waitUntil } from '@linesman/testing';
import { type RunningNotifier, useNotifier } from './running-notifier';
import { schema } from '../src/schema';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

it('has the tables that its entities describe', async () => {
  await expect(schemaDrift(schema, notifier.servers.postgres.role('notifier', 'owner'))).resolves.toEqual([]);
});

it('tells the CSM and the contact, creates the task, lowers the score, and takes it all back at the end', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);

  const [dm] = notifier.slack.in(tenant.slack_token);
  expect(dm!.text).toContain('Integration Disconnected: TechCorp');
  expect(notifier.slack.of(tenant.slack_token).map((call) => call.method)).toEqual([
    'users.lookupByEmail',
    'conversations.open',
    'chat.postMessage',
  ]);
  const [email] = notifier.email.to(tenant.contact);
  expect(email).toMatchObject({ subject: 'Action Required: Your Salesforce integration needs reauthorization' });
  expect(email!.text).toContain('Hi Bob Smith,');
  expect(email!.text).toContain('What happened:\nSalesforce access was revoked or has expired');
  expect(email!.text).toContain('2. Go to Settings > Integrations > Salesforce\n3. Click "Reconnect"');
  const link = notifier.minted.find((it) => it.recipient === tenant.contact)!.url;
  expect(email!.text).toContain(link);
  expect(email!.html).toContain(`href="${link}"`);
  expect(email!.headers.get('auto-submitted')).toBe('auto-generated');
  expect(email!.headers.has('list')).toBe(true);

  const [task] = await notifier.rows('select * from tasks where signal_id = $1', signal.signal_id);
  expect(task).toMatchObject({
    title: 'Integration disconnected: Salesforce for TechCorp',
    priority: 'critical',
    assignee: tenant.csm,
    status: 'open',
  });
  const dueIn = (task!.due_at as Date).getTime() - (task!.created_at as Date).getTime();
  expect(Math.abs(dueIn - 4 * 3_600_000)).toBeLessThan(60_000);
  const [run] = await notifier.rows('select * from workflow_runs where signal_id = $1', signal.signal_id);
  expect(run).toMatchObject({ state: 'done', workflow_version: '1.1' });

  await tenant.resolved(signal);
  await notifier.settled(signal.signal_id, 4);
  const [edited, reply] = notifier.slack.in(tenant.slack_token);
  expect(edited).toMatchObject({ edits: 1 });
  expect(edited!.text).toContain('Integration Reconnected: TechCorp');
  expect(reply!.thread_ts).toBe(edited!.ts);
  expect(reply!.text).toContain('is connected again');
  const closing = notifier.email.to(tenant.contact)[1]!;
  expect(closing).toMatchObject({ inReplyTo: email!.messageId, subject: `Re: ${email!.subject}` });
  expect(closing.references).toBe(email!.messageId);
  const scores = await notifier.rows(
    'select adjustment from health_score_adjustments where signal_id = $1',
    signal.signal_id,
  );
  expect(scores.map((it) => it.adjustment)).toEqual([-10, 10]);
  expect(await notifier.rows(`select 1 from tasks where signal_id = $1 and status = 'open'`, signal.signal_id)).toEqual(
    [],
  );
  expect(await notifier.events('alert_delivered', tenant)).toHaveLength(4);
  expect(await notifier.events('task_created', tenant)).toHaveLength(1);
  expect(await notifier.events('customer_health_score_adjusted', tenant)).toHaveLength(2);
});

it('stores no link and no token in any row', async () => {
  const tables = ['deliveries', 'messages', 'workflow_runs', 'workflow_steps', 'signals', 'outbox', 'tasks'];
  for (const table of tables) {
    const rows = JSON.stringify(await notifier.rows(`select * from ${table}`));
    expect(rows).not.toContain('/reconnect/');
    expect(rows).not.toContain('xoxb-');
  }
});

it('tells nobody twice when an event arrives again, with the same id or with another', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  const envelope = await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await notifier.publish(riskSignalOpened, envelope);
  await tenant.opened(signal);
  const after = tenant.snapshot();
  await tenant.opened(after);
  await notifier.settled(after.signal_id, 2);
  expect(notifier.slack.in(tenant.slack_token)).toHaveLength(2);
  expect(notifier.email.to(tenant.contact)).toHaveLength(2);
  expect(await notifier.rows('select 1 from tasks where signal_id = $1', signal.signal_id)).toHaveLength(1);
});

it('records an opening that arrives after the end, and tells nobody', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.resolved(signal, 2);
  await waitUntil(async () => (await notifier.rows('select 1 from signals where signal_id = $1', signal.signal_id))[0]);
  await tenant.opened(signal, 1);
  const rows = await notifier.settled(signal.signal_id, 2);
  expect(rows.map((it) => [it.state, it.reason])).toEqual([
    ['suppressed', 'closed_before_told'],
    ['suppressed', 'closed_before_told'],
  ]);
  expect(notifier.slack.of(tenant.slack_token)).toEqual([]);
  expect(await notifier.rows('select 1 from tasks where signal_id = $1', signal.signal_id)).toEqual([]);
});

it('shows a change of severity in the existing message, and in the priority of its task', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot({ severity: 'high' });
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await tenant.updated({ ...signal, severity: 'critical' });
  await waitUntil(() => notifier.slack.in(tenant.slack_token)[0]!.blocks.includes('Severity: critical'));
  expect(notifier.slack.in(tenant.slack_token)).toHaveLength(1);
  const tasks = await notifier.rows('select priority from tasks where signal_id = $1', signal.signal_id);
  expect(tasks).toEqual([{ priority: 'critical' }]);
});

it('edits a message once at a time, so that the newest text stays', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  let arrive!: () => void;
  notifier.slack.next('chat.update', tenant.slack_token, new Promise<void>((resolve) => (arrive = resolve)));
  const edits = () => notifier.slack.of(tenant.slack_token, 'chat.update').length;
  const name = (version: number) => ({ ...signal, customer: { ...signal.customer!, name: `TechCorp ${version}` } });
  await tenant.updated(name(2), 2);
  await waitUntil(() => edits() === 1);
  const changes = async () =>
    (
      await notifier.rows<{ changes: number }>(
        'select changes from messages where tenant_id = $1 and refresh_due_at is not null',
        tenant.id,
      )
    )[0]!.changes;
  const before = await changes();
  await tenant.updated(name(3), 3);
  await waitUntil(async () => (await changes()) > before);
  await tenant.updated(name(4), 4);
  await waitUntil(async () => (await changes()) > before + 1);
  expect(edits()).toBe(1);
  arrive();
  await waitUntil(() => notifier.slack.in(tenant.slack_token)[0]!.text.includes('TechCorp 4'));
});

it('tells neither the customer nor the CSM of our own fault', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  signal.status_change = { ...signal.status_change, party_at_fault: 'us', cause: 'invalid_client' };
  await tenant.opened(signal);
  const rows = await notifier.settled(signal.signal_id, 2);
  expect(rows.map((it) => it.reason)).toEqual(['our_fault', 'our_fault']);
  const [task] = await notifier.rows('select * from tasks where signal_id = $1', signal.signal_id);
  expect(task).toMatchObject({ assignee: null });
  expect(await notifier.rows('select 1 from health_score_adjustments where signal_id = $1', signal.signal_id)).toEqual(
    [],
  );
  await tenant.resolved(signal);
  await waitUntil(
    async () =>
      (await notifier.rows(`select 1 from tasks where signal_id = $1 and status = 'closed'`, signal.signal_id))[0],
  );
  expect(await notifier.deliveries(signal.signal_id)).toHaveLength(2);
});

it('tells nobody before a hold is over, and nobody at all when the signal ends first', async () => {
  const tenant = await notifier.tenant();
  const hold_until = new Date(Date.now() + 5_000).toISOString();
  const [signal, passing] = [tenant.snapshot({ hold_until }), tenant.snapshot({ hold_until })];
  const runOf = async () =>
    (await notifier.rows('select * from workflow_runs where signal_id = $1', passing.signal_id))[0];
  await tenant.opened(passing);
  // Otherwise the end may be handled first, which another test covers.
  await waitUntil(async () => (await runOf())?.state === 'held');
  await tenant.resolved(passing);
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const [call] = notifier.slack.of(tenant.slack_token, 'chat.postMessage');
  expect(performance.timeOrigin + call!.at).toBeGreaterThanOrEqual(Date.parse(hold_until));
  expect(await notifier.deliveries(passing.signal_id)).toEqual([]);
  expect(await runOf()).toMatchObject({ state: 'suppressed', reason: 'closed_before_told' });
});

it('sends an email to the mailbox of the tenant where there is no customer', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot({ customer: undefined });
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 1);
  const [email] = notifier.email.to(`care-${tenant.id}@planpilot.example`);
  expect(email!.subject).toBe('Integration Disconnected: Salesforce CRM Sync');
});

it('tells a withdrawal once', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await tenant.resolved(signal, 2, 'withdrawn');
  await tenant.resolved(signal, 3, 'withdrawn');
  const rows = await notifier.settled(signal.signal_id, 4);
  expect(rows.filter((it) => it.occasion === 'withdrawn' && it.state === 'sent')).toHaveLength(2);
  expect(notifier.email.to(tenant.contact)[1]!.text).toContain('removed or paused on purpose');
});

it('ends a run whose last step ends while a change of the signal runs it again', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const run = `(select id from workflow_runs where signal_id = '${signal.signal_id}')`;
  await notifier.rows(`update workflow_steps set state = 'running' where run_id = ${run} and action = 'slack_dm'`);
  await notifier.rows(`update workflow_runs set state = 'running' where id = ${run}`);

  await notifier.rows('begin');
  await notifier.rows(`update workflow_steps set state = 'done' where run_id = ${run} and action = 'slack_dm'`);
  await notifier.rows(`update workflow_runs set state = 'done' where id = ${run}`);
  await tenant.updated({ ...signal, severity: 'high' });
  await waitUntil(async () => (await notifier.rows(`select 1 from pg_locks where not granted`)).length > 0);
  await notifier.rows('commit');
  const version = `select 1 from signals where version = 2 and signal_id = '${signal.signal_id}'`;
  await waitUntil(async () => (await notifier.rows(version)).length > 0);
  expect(await notifier.rows(`select state from workflow_runs where id = ${run}`)).toEqual([{ state: 'done' }]);
});
