import { waitUntil } from '@linesman/testing';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const refusal = (error: string) => ({ ok: false, error });

/** Slack answers the next calls of a method so, and then the CSM is to be told of a signal. */
async function opened(method: string, ...answers: Parameters<typeof notifier.slack.next>[2][]) {
  const tenant = await notifier.tenant();
  notifier.slack.next(method, tenant.slack_token, ...answers);
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  return { tenant, signal };
}

const onSlack = async (signalId: string, count: number) =>
  (await notifier.settled(signalId, count)).find(({ channel }) => channel === 'slack');
const calls = (tenant: TestTenant, method: string) => notifier.slack.of(tenant.slack_token, method).length;

describe('what Slack refuses is told by email at once', () => {
  it.each([
    ['token_revoked', 'chat.postMessage'],
    ['account_inactive', 'chat.postMessage'],
    ['invalid_auth', 'chat.postMessage'],
    ['missing_scope', 'chat.postMessage'],
    ['users_not_found', 'users.lookupByEmail'],
    ['user_disabled', 'conversations.open'],
    ['channel_not_found', 'chat.postMessage'],
    ['is_archived', 'chat.postMessage'],
    ['restricted_action', 'chat.postMessage'],
  ])('%s of %s', async (error, method) => {
    const { tenant, signal } = await opened(method, refusal(error));
    expect(await onSlack(signal.signal_id, 3)).toMatchObject({ state: 'failed', reason: error, attempts: 1 });
    expect(notifier.email.to(tenant.csm)).toHaveLength(1);
    expect(notifier.slack.in(tenant.slack_token)).toEqual([]);
  });
});

describe('what passes is tried again, without a look', () => {
  it.each([
    ['a rate limit', { retry_after: 1 }, 0],
    ['service_unavailable', refusal('service_unavailable'), 1],
    ['HTTP 503', { http: 503 }, 1],
  ])('%s', async (_, answer, counted) => {
    const { tenant, signal } = await opened('chat.postMessage', answer);
    const row = await onSlack(signal.signal_id, 2);
    expect(row).toMatchObject({ state: 'sent', attempts: 1 + counted, duplicates: 0 });
    expect(notifier.slack.in(tenant.slack_token)).toHaveLength(1);
    expect(calls(tenant, 'conversations.history')).toBe(0);
  });

  it('waits as long as Retry-After says, in every message of the workspace', async () => {
    const { tenant, signal } = await opened('chat.postMessage', { retry_after: 2 });
    await waitUntil(() => calls(tenant, 'chat.postMessage') === 1);
    const other = tenant.snapshot();
    other.customer!.csm!.email = `tom-${tenant.id}@acme.example`;
    await tenant.opened(other);
    await Promise.all([notifier.settled(signal.signal_id, 2), notifier.settled(other.signal_id, 2)]);
    const [limited, ...later] = notifier.slack.of(tenant.slack_token, 'chat.postMessage');
    expect(later).toHaveLength(2);
    for (const { at } of later) expect(at - limited!.at).toBeGreaterThanOrEqual(2_000);
  });
});

describe('what may have been posted is looked for first', () => {
  it.each([
    ['internal_error', refusal('internal_error'), 1],
    ['fatal_error', refusal('fatal_error'), 1],
    ['HTTP 502', { http: 502 }, 1],
    ['HTTP 504', { http: 504 }, 1],
    ['HTTP 500 of a message that was posted', 'break' as const, 0],
  ])('%s', async (_, answer, duplicates) => {
    const { tenant, signal } = await opened('chat.postMessage', answer);
    expect(await onSlack(signal.signal_id, 2)).toMatchObject({ state: 'sent', duplicates });
    expect(calls(tenant, 'conversations.history')).toBe(1);
    expect(notifier.slack.in(tenant.slack_token)).toHaveLength(1);
  });
});

describe('a message that is gone is followed by a new one', () => {
  it.each(['message_not_found', 'cant_update_message', 'edit_window_closed'])('%s', async (error) => {
    const { tenant, signal } = await opened('chat.update', refusal(error));
    await notifier.settled(signal.signal_id, 2);
    await tenant.resolved(signal);
    await notifier.settled(signal.signal_id, 4);
    const [, afresh, ...more] = notifier.slack.in(tenant.slack_token);
    expect(afresh).toMatchObject({ edits: 0, thread_ts: undefined });
    expect(afresh!.text).toContain('Integration Reconnected');
    expect(more).toEqual([]);
  });

  it('thread_not_found of the reply', async () => {
    const { tenant, signal } = await opened('chat.update');
    await notifier.settled(signal.signal_id, 2);
    notifier.slack.next('chat.postMessage', tenant.slack_token, refusal('thread_not_found'));
    await tenant.resolved(signal);
    await notifier.settled(signal.signal_id, 4);
    const [edited, reply] = notifier.slack.in(tenant.slack_token);
    expect(reply).toMatchObject({ thread_ts: edited!.ts });
  });
});
