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
