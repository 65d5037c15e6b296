import { createHmac } from 'node:crypto';
import { ErrorCode, type WebClient } from '@slack/web-api';
import { readWorld } from '../src/world/world';
import { readConfig } from '../src/config';
import { blocks, errorOf as error, slackClient } from './slack-client';
import { TestSandbox, signingSecret } from './test-sandbox';

const world = readWorld(
  readConfig({
    NODE_ENV: 'test',
    PORT: '1',
    SMTP_PORT: '1',
    SANDBOX_STATE_DIR: '-',
    PUBLIC_ORIGIN: '-',
    SLACK_SIGNING_SECRET: '-',
    OAUTH_APPS: '{}',
  }),
);
const [acme, harbor] = world.tenants.map(({ slack }) => slack);

describe('Slack, through its own SDK', () => {
  let sandbox: TestSandbox;
  let slack: WebClient;
  beforeAll(async () => {
    sandbox = await TestSandbox.open();
    slack = client(acme?.bot_token);
  });
  afterAll(() => sandbox.close());
  afterEach(() => sandbox.control('POST', 'reset', {}));

  const client = (token?: string): WebClient => slackClient(sandbox.origin, token);
  const channelOf = async (email: string): Promise<string> => {
    const { user } = await slack.users.lookupByEmail({ email });
    const { channel } = await slack.conversations.open({ users: user?.id ?? '' });
    return channel?.id ?? '';
  };
  it('finds a person who joined, in their own workspace only', async () => {
    const body = { team: 'T0ACME', name: 'Kim Park', email: 'Kim.Park@acme.example' };
    const added = await sandbox.control<{ id: string }>('POST', 'slack/users', body);
    expect(added).toEqual({
      id: expect.stringMatching(/^U[0-9A-F]{10}$/) as string,
      name: 'Kim Park',
      email: body.email.toLowerCase(),
    });
    expect(await sandbox.control('POST', 'slack/users', body)).toEqual(added);
    const { user } = await slack.users.info({ user: added.id });
    expect(user).toMatchObject({ id: added.id, real_name: 'Kim Park' });
    const channel = await channelOf(body.email);
    await slack.chat.postMessage({ channel, text: 'Welcome' });
    const { messages } = await sandbox.control<{ messages: unknown[] }>('GET', `slack/messages?channel=${channel}`);
    expect(messages).toEqual([expect.objectContaining({ team: 'T0ACME', text: 'Welcome' })]);
    expect(await error(client(harbor?.bot_token).users.lookupByEmail({ email: body.email }))).toBe('users_not_found');
    await expect(sandbox.control('POST', 'slack/users', { ...body, team: 'T0NOBODY' })).rejects.toThrow(
      '"field":"team"',
    );
  });

  it('finds a person by email, posts, edits, replies in the thread, and returns metadata on request', async () => {
    const channel = await channelOf('jane@acme.example');
    expect(channel).toMatch(/^D/);
    const metadata = { event_type: 'delivery', event_payload: { delivery_id: 'd-1' } };
    const { ts } = await slack.chat.postMessage({ channel, text: 'Down', blocks, metadata });
    await slack.chat.update({ channel, ts: ts ?? '', text: 'Up again', blocks: blocks.slice(0, 1) });
    await slack.chat.postMessage({ channel, thread_ts: ts ?? '', text: 'Resolved' });
    const history = await slack.conversations.history({ channel, include_all_metadata: true });
    expect(history.messages).toEqual([expect.objectContaining({ ts, text: 'Up again', metadata, reply_count: 1 })]);
    const without = await slack.conversations.history({ channel });
    expect(without.messages?.[0]).not.toHaveProperty('metadata');
    const replies = await slack.conversations.replies({ channel, ts: ts ?? '' });
    expect(replies.messages?.map(({ text }) => text)).toEqual(['Up again', 'Resolved']);
    const stored = await sandbox.control<{ messages: { received_at: number; edits: number }[] }>(
      'GET',
      `slack/messages?channel=${channel}`,
    );
    expect(stored.messages[0]).toMatchObject({ edits: 1, received_at: expect.any(Number) as number });
  });

  it('keeps the workspaces apart', async () => {
    const other = client(harbor?.bot_token);
    expect((await other.auth.test()).team_id).toBe(harbor?.team_id);
    expect(await error(other.users.lookupByEmail({ email: 'jane@acme.example' }))).toBe('users_not_found');
    const channel = await channelOf('jane@acme.example');
    expect(await error(other.chat.postMessage({ channel, text: 'hi' }))).toBe('channel_not_found');
  });

  it('refuses what Slack refuses', async () => {
    const channel = await channelOf('tom@acme.example');
    expect(await error(client('xoxb-wrong').auth.test())).toBe('invalid_auth');
    expect(await error(slack.chat.update({ channel, ts: '1.000001', text: 'x' }))).toBe('message_not_found');
    expect(await error(slack.chat.postMessage({ channel, text: '' }))).toBe('no_text');
    const long = { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } };
    expect(await error(slack.chat.postMessage({ channel, text: 'x', blocks: [long] }))).toBe('invalid_blocks');
    const same = { type: 'divider', block_id: 'twice' };
    expect(await error(slack.chat.postMessage({ channel, text: 'x', blocks: [same, same] }))).toBe('invalid_blocks');
  });

  it('accepts a burst by default, and one message a second when strict', async () => {
    const channel = await channelOf('rita@acme.example');
    for (const text of ['1', '2', '3']) await slack.chat.postMessage({ channel, text });
    await sandbox.turnOn('slack', 'posting_limit', { mode: 'strict' });
    const second = await channelOf('anna@acme.example');
    const posts = Array.from({ length: 10 }, (_, n) => slack.chat.postMessage({ channel: second, text: String(n) }));
    const refused = (await Promise.allSettled(posts)).find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: ErrorCode.RateLimitedError, retryAfter: 1 } });
  });

  it('breaks as the switch says: a revoked token, an error code, a lost answer after the message was stored', async () => {
    const channel = await channelOf('tom@acme.example');
    const { id } = await sandbox.turnOn('slack', 'reject_key', { key: acme?.team_id });
    expect(await error(slack.auth.test())).toBe('token_revoked');
    await sandbox.control('DELETE', `switches/${id}`);
    await sandbox.turnOn('slack', 'slack_error', { error: 'edit_window_closed', path: 'chat.update', times: 1 });
    const { ts = '' } = await slack.chat.postMessage({ channel, text: 'before' });
    expect(await error(slack.chat.update({ channel, ts, text: 'after' }))).toBe('edit_window_closed');
    expect(await error(slack.chat.update({ channel, ts, text: 'after' }))).toBe('none');
    await sandbox.turnOn('slack', 'lost_answer', { path: 'chat.postMessage', times: 1 });
    expect(await error(slack.chat.postMessage({ channel, text: 'did it arrive?' }))).toBe(ErrorCode.RequestError);
    const { messages } = await slack.conversations.history({ channel, limit: 1 });
    expect(messages?.[0]?.text).toBe('did it arrive?');
  });

  it('returns history once a minute and 15 messages when that limit is on', async () => {
    const channel = await channelOf('tom@acme.example');
    await sandbox.turnOn('slack', 'history_limit');
    await slack.conversations.history({ channel });
    expect(await error(slack.conversations.history({ channel }))).toBe(ErrorCode.RateLimitedError);
  });

  it('sends a click with Slack’s signature, and accepts the answer at its response URL', async () => {
    const channel = await channelOf('jane@acme.example');
    const { ts = '' } = await slack.chat.postMessage({ channel, text: 'Down', blocks });
    const before = Math.floor(Date.now() / 1000);
    const result = await sandbox.control<{ status: number; body: string }>('POST', 'slack/click', {
      channel,
      ts,
      action_id: 'send',
    });
    expect(result).toMatchObject({ status: 200, body: 'taken' });
    const [click] = sandbox.console.received.filter(({ path }) => path === '/slack/interactivity');
    const timestamp = String(click?.headers['x-slack-request-timestamp']);
    expect(Number(timestamp)).toBeGreaterThanOrEqual(before);
    expect(Number(timestamp)).toBeLessThanOrEqual(Date.now() / 1000);
    const expected = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${click?.body}`).digest('hex');
    expect(click?.headers['x-slack-signature']).toBe(`v0=${expected}`);
    const payload = JSON.parse(new URLSearchParams(click?.body).get('payload') ?? '{}') as { response_url: string };
    expect(payload).toMatchObject({
      type: 'block_actions',
      team: { id: acme?.team_id },
      user: { id: 'U0ACMEJANE' },
      container: { channel_id: channel, message_ts: ts },
      actions: [{ action_id: 'send', value: 'signal-1', block_id: 'buttons', type: 'button' }],
    });
    const answer = { replace_original: true, text: 'Sent by Jane' };
    const headers = { 'content-type': 'application/json' };
    const taken = await fetch(payload.response_url, { method: 'POST', headers, body: JSON.stringify(answer) });
    expect(taken.status).toBe(200);
    const { messages } = await slack.conversations.history({ channel, limit: 1 });
    expect(messages?.[0]?.text).toBe('Sent by Jane');
    const forged = await fetch(`${payload.response_url}x`, { method: 'POST', headers, body: JSON.stringify(answer) });
    expect(forged.status).toBe(404);
  });

  it('has buttons on its page too, and escapes what a tenant wrote', async () => {
    const channel = await channelOf('jane@acme.example');
    const { ts = '' } = await slack.chat.postMessage({ channel, text: '<script>alert(1)</script>' });
    await slack.chat.postMessage({ channel, text: 'with buttons', blocks });
    const page = await (await fetch(`${sandbox.origin}/slack?channel=${channel}`)).text();
    expect(page).not.toContain('<script>');
    expect(page).toContain('name="action_id" value="send"');
    const body = new URLSearchParams({ channel, ts, action_id: 'send' });
    expect((await fetch(`${sandbox.origin}/slack/click`, { method: 'POST', body })).status).toBe(404);
  });

  it('sends what somebody chooses from a menu, and offers the menus on its page', async () => {
    const channel = await channelOf('jane@acme.example');
    const text = (said: string) => ({ type: 'plain_text' as const, text: said });
    const elements = [
      {
        type: 'static_select' as const,
        action_id: 'handle',
        placeholder: text('Snooze'),
        option_groups: [{ label: text('Snooze'), options: [{ text: text('For 1 hour'), value: 'snooze.1_hour' }] }],
      },
      { type: 'users_select' as const, action_id: 'assign', placeholder: text('Assign to') },
    ];
    const menus = [{ type: 'actions' as const, block_id: 'ids', elements }];
    const { ts = '' } = await slack.chat.postMessage({ channel, text: 'Down', blocks: menus });
    const choose = (action_id: string, chosen: string) =>
      sandbox.control<{ status: number }>('POST', 'slack/click', { channel, ts, action_id, chosen });
    await choose('handle', 'snooze.1_hour');
    await choose('assign', 'U0ACMETOM');
    const payloads = sandbox.console.received
      .filter(({ path }) => path === '/slack/interactivity')
      .map(({ body }) => JSON.parse(new URLSearchParams(body).get('payload') ?? '{}') as { actions: object[] });
    expect(payloads.slice(-2).map(({ actions }) => actions)).toMatchObject([
      [{ type: 'static_select', block_id: 'ids', selected_option: { value: 'snooze.1_hour' } }],
      [{ type: 'users_select', block_id: 'ids', selected_user: 'U0ACMETOM' }],
    ]);
    const page = await (await fetch(`${sandbox.origin}/slack?channel=${channel}`)).text();
    expect(page).toContain('<option value="snooze.1_hour">For 1 hour</option>');
    expect(page).toContain('<option value="U0ACMETOM">');
    const body = new URLSearchParams({ channel, ts, action_id: 'handle', chosen: 'snooze.for_ever' });
    expect((await fetch(`${sandbox.origin}/slack/click`, { method: 'POST', body })).status).toBe(422);
  });
});
