import { waitUntil } from '@linesman/testing';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

it('falls back to email when the workspace is broken, and tells the end by email', async () => {
  const tenant = await notifier.tenant();
  const revoked = { ok: false, error: 'token_revoked' };
  notifier.slack.next('users.lookupByEmail', tenant.slack_token, revoked, revoked);
  const told = tenant.snapshot();
  await tenant.opened(told);
  const rows = await notifier.settled(told.signal_id, 3);
  expect(rows.find((it) => it.channel === 'slack')).toMatchObject({ state: 'failed', reason: 'token_revoked' });
  await waitUntil(() => notifier.email.to(tenant.csm)[0]);
  expect(notifier.email.to(tenant.csm)[0]!.text).toContain('Previous disconnection: Never');
  await tenant.resolved(told);
  await notifier.settled(told.signal_id, 5);
  expect(notifier.email.to(tenant.csm)[1]!.inReplyTo).toBe(notifier.email.to(tenant.csm)[0]!.messageId);
});

it('tells by email after five attempts while Slack is down', async () => {
  const tenant = await notifier.tenant();
  const down = { ok: false, error: 'service_unavailable' };
  notifier.slack.next('users.lookupByEmail', tenant.slack_token, down, down, down, down, down, down);
  const told = tenant.snapshot();
  await tenant.opened(told);
  const email = await waitUntil(async () => {
    // Its pauses are 23 seconds together.
    await notifier.rows(
      `update deliveries set next_attempt_at = now() where signal_id = $1 and state = 'pending' and attempts > 0`,
      told.signal_id,
    );
    return notifier.email.to(tenant.csm)[0];
  });
  expect(email.text).toContain('Salesforce');
  const [slack] = (await notifier.settled(told.signal_id, 3)).filter(({ channel }) => channel === 'slack');
  expect(slack).toMatchObject({ state: 'failed', attempts: 5, reason: expect.stringMatching(/^gave_up: /) as string });
});

it('falls back to email for a person whom Slack does not know, and when no lease is granted', async () => {
  const [unknown, refused] = await Promise.all([notifier.tenant(), notifier.tenant()]);
  notifier.slack.next('users.lookupByEmail', unknown.slack_token, { ok: false, error: 'users_not_found' });
  notifier.refusedLeases.add(refused.slack_integration_id);
  for (const tenant of [unknown, refused]) {
    const told = tenant.snapshot();
    await tenant.opened(told);
    await notifier.settled(told.signal_id, 3);
    expect(notifier.email.to(tenant.csm)).toHaveLength(1);
  }
});

it('waits as long as a rate limit says, and sends then', async () => {
  const tenant = await notifier.tenant();
  notifier.slack.next('chat.postMessage', tenant.slack_token, { retry_after: 1 });
  const told = tenant.snapshot();
  await tenant.opened(told);
  await notifier.settled(told.signal_id, 2);
  const [first, second] = notifier.slack.of(tenant.slack_token, 'chat.postMessage');
  expect(second!.at - first!.at).toBeGreaterThanOrEqual(1_000);
  expect(notifier.slack.in(tenant.slack_token)).toHaveLength(1);
});

it('looks for a message that may have half succeeded before it sends it again', async () => {
  const tenant = await notifier.tenant();
  notifier.slack.next('chat.postMessage', tenant.slack_token, { ok: false, error: 'internal_error' });
  const told = tenant.snapshot();
  await tenant.opened(told);
  const rows = await notifier.settled(told.signal_id, 2);
  expect(notifier.slack.of(tenant.slack_token, 'conversations.history')).toHaveLength(1);
  expect(rows.find((it) => it.channel === 'slack')).toMatchObject({ duplicates: 1 });
  expect(notifier.slack.in(tenant.slack_token)).toHaveLength(1);
});

it('posts a new message when the one that it wants to edit is gone', async () => {
  const tenant = await notifier.tenant();
  const told = tenant.snapshot();
  await tenant.opened(told);
  await notifier.settled(told.signal_id, 2);
  notifier.slack.next('chat.update', tenant.slack_token, { ok: false, error: 'edit_window_closed' });
  await tenant.resolved(told);
  await notifier.settled(told.signal_id, 4);
  const [, afresh] = notifier.slack.in(tenant.slack_token);
  expect(afresh!.thread_ts).toBeUndefined();
  expect(afresh!.text).toContain('Integration Reconnected');
});

it('stops sending emails to an address that does not exist, and asks for another contact', async () => {
  const tenant = await notifier.tenant();
  notifier.email.refuses.set(tenant.contact, { responseCode: 550, message: '5.1.1 user unknown' });
  const told = tenant.snapshot();
  await tenant.opened(told);
  const rows = await notifier.settled(told.signal_id, 2);
  expect(rows.find((it) => it.channel === 'email')).toMatchObject({ state: 'failed' });
  const tasks = await notifier.rows<{ title: string }>('select title from tasks where signal_id = $1', told.signal_id);
  expect(tasks.some((it) => it.title.startsWith('Another technical contact is needed for TechCorp: '))).toBe(true);
  const next = tenant.snapshot();
  await tenant.opened(next);
  const [, email] = (await notifier.settled(next.signal_id, 2)).sort((a, b) => b.channel.localeCompare(a.channel));
  expect(email).toMatchObject({ channel: 'email', state: 'suppressed', reason: 'bounced' });
});

it('asks for another contact again, where emails to one who has subscribed again bounce', async () => {
  const tenant = await notifier.tenant();
  const told = tenant.snapshot();
  await tenant.opened(told);
  await notifier.settled(told.signal_id, 2);
  const tasks = () =>
    notifier.rows<{ id: string; title: string; status: string; due_at: Date }>(
      `select id, title, status, due_at from tasks where signal_id = $1 and key like 'another_contact.%'`,
      told.signal_id,
    );
  const path = notifier.email.unsubscribeUrl(tenant.contact).pathname;
  await notifier.http('POST', path);
  const [first, ...more] = await tasks();
  expect([first?.status, more]).toEqual(['open', []]);

  notifier.email.refuses.set(tenant.contact, { responseCode: 550, message: '5.1.1 user unknown' });
  await notifier.http('POST', `${path}/subscribe`);
  expect((await tasks()).map(({ status }) => status)).toEqual(['closed']);
  const csm = await tenant.tokenFor('csm');
  const send = `/risk-signals/${told.signal_id}/send-fix-instructions`;
  expect((await notifier.http('POST', send, csm, {})).status).toBe(200);
  await waitUntil(async () => (await tasks())[0]!.title.endsWith('(emails to them bounce)'));
  const [again, ...others] = await tasks();
  expect(again).toMatchObject({ id: first!.id, status: 'open' });
  expect(again!.due_at.getTime()).toBeGreaterThan(first!.due_at.getTime());
  expect(others).toEqual([]);
  const published = await notifier.rows<{ data: object }>(
    `select envelope -> 'data' as data from outbox where envelope -> 'data' ->> 'task_id' = $1 order by created_at`,
    first!.id,
  );
  expect(published.at(-1)!.data).toMatchObject({ changed: ['status'], status: 'open' });

  // Whoever closes it knows that emails bounce, so that what is not sent afterwards asks for nothing.
  expect((await notifier.http('POST', `/tasks/${first!.id}/close`, csm, {})).status).toBe(200);
  await tenant.resolved(told);
  await waitUntil(async () =>
    (await notifier.deliveries(told.signal_id)).some(
      ({ occasion, recipient, reason }) =>
        occasion === 'resolved' && recipient === tenant.contact && reason === 'bounced',
    ),
  );
  expect((await tasks()).map(({ status }) => status)).toEqual(['closed']);
});
