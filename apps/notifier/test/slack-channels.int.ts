import { randomUUID } from 'node:crypto';
import { findSlackChannel } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { waitUntil } from '@linesman/testing';
import { type StandInChannel, userIdOf } from '../src/channels/slack/test/stand-in';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

/** Every test has a channel of its own. */
const newChannel = () => `C${randomUUID().replaceAll('-', '').toUpperCase()}`;

async function tenantWithChannel(slack_channel_name?: string) {
  const channel = newChannel();
  const tenant = await notifier.tenant({ slack_channel_id: channel, slack_channel_name });
  return { tenant, channel };
}

async function tell(tenant: TestTenant, slackCount = 2) {
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, slackCount);
  return signal;
}

const inChannel = (channel: string) => notifier.slack.messages.filter((it) => it.channel === channel);
const direct = (tenant: TestTenant) => notifier.slack.in(tenant.slack_token);
const refuse = (tenant: TestTenant, error: string, method = 'chat.postMessage') =>
  notifier.slack.next(method, tenant.slack_token, { ok: false, error });

it('tells the CSM in the channel and mentions them, edits the alert there, and replies in its thread', async () => {
  const { tenant, channel } = await tenantWithChannel();
  const signal = await tell(tenant);
  const mention = `<@${userIdOf(tenant.csm)}>`;
  const [alert] = inChannel(channel);
  expect(alert!.text).toMatch(new RegExp(`^${mention} Integration Disconnected: TechCorp`));
  expect((JSON.parse(alert!.blocks) as object[])[1]).toMatchObject({ text: { text: `For ${mention}` } });
  await tenant.updated({ ...signal, severity: 'high' });
  await waitUntil(() => inChannel(channel)[0]!.blocks.includes('Severity: high'));
  expect(inChannel(channel)[0]!.blocks).toContain(`For ${mention}`);
  await tenant.resolved(signal, 3);
  await notifier.settled(signal.signal_id, 4);
  const [closed, reply, ...more] = inChannel(channel);
  expect(closed!.text).toContain('Integration Reconnected');
  expect(reply).toMatchObject({ thread_ts: closed!.ts });
  expect(reply!.text).toMatch(new RegExp(`^${mention} .* is connected again`));
  expect([...more, ...direct(tenant)]).toEqual([]);
});

it('names the CSM in words where Slack knows no such person, and tells them in the channel all the same', async () => {
  const { tenant, channel } = await tenantWithChannel();
  refuse(tenant, 'users_not_found', 'users.lookupByEmail');
  await tell(tenant);
  const [alert] = inChannel(channel);
  expect(alert!.blocks).toContain('For Jane Miller');
  expect(alert!.blocks + alert!.text).not.toContain('<@');
});

it('takes no text of a customer for the id of a person', async () => {
  const { tenant, channel } = await tenantWithChannel();
  const signal = tenant.snapshot();
  signal.customer!.csm!.slack_user_id = '!channel';
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  expect(inChannel(channel)[0]!.blocks).toContain('For Jane Miller');
  expect(inChannel(channel)[0]!.text).not.toContain('!channel');
});

it('knows by their own id who clicked in the channel', async () => {
  const { tenant, channel } = await tenantWithChannel();
  const signal = await tell(tenant);
  const [alert] = inChannel(channel);
  const blocks = JSON.parse(alert!.blocks) as { block_id?: string; elements?: { action_id?: string }[] }[];
  const { block_id } = blocks.find(({ elements }) => elements?.some((it) => it.action_id === 'handle'))!;
  await waitUntil(
    async () => (await notifier.rows('select 1 from slack_recipients where user_id = $1', userIdOf(tenant.csm)))[0],
  );
  await notifier.fromSlack({
    type: 'block_actions',
    user: { id: userIdOf(tenant.csm), name: 'jane' },
    channel: { id: channel },
    actions: [{ action_id: 'handle', block_id, selected_option: { value: 'snooze.4_hours' } }],
  });
  const handling = await notifier.rows('select * from signal_handling where signal_id = $1', signal.signal_id);
  expect(handling).toMatchObject([{ snoozed_by: 'jane', snoozed_email: tenant.csm }]);
});

it('lets members of the workspace act in the channel, and tells a guest that they may not', async () => {
  const { tenant, channel } = await tenantWithChannel();
  const signal = await tell(tenant);
  const blocks = JSON.parse(inChannel(channel)[0]!.blocks) as {
    block_id?: string;
    elements?: { action_id?: string }[];
  }[];
  const { block_id } = blocks.find(({ elements }) => elements?.some((it) => it.action_id === 'handle'))!;
  const choose = (user: string, value: string) =>
    notifier.fromSlack({
      type: 'block_actions',
      user: { id: user, name: 'somebody' },
      channel: { id: channel },
      response_url: `${notifier.slack.origin}/slack/response/${tenant.id}`,
      actions: [{ action_id: 'handle', block_id, selected_option: { value } }],
    });
  const handling = () => notifier.rows('select * from signal_handling where signal_id = $1', signal.signal_id);
  notifier.slack.next('users.info', tenant.slack_token, { ok: true, user: { id: 'U1', is_restricted: true } });
  await choose('U0GUEST', 'snooze.4_hours');
  await waitUntil(() => notifier.slack.whispered.get(tenant.id)?.includes('only members of this workspace'));
  expect(await handling()).toMatchObject([{ snoozed_by: null }]);
  const tom = `tom-${tenant.id}@acme.example`;
  await choose(userIdOf(tom), 'acknowledge.4_hours');
  expect(await handling()).toMatchObject([{ acknowledged_by: 'somebody', acknowledged_email: tom }]);
});

it('keeps the mention in an edit where the customer’s record names the Slack user', async () => {
  const { tenant, channel } = await tenantWithChannel();
  const signal = tenant.snapshot();
  signal.customer!.csm!.slack_user_id = 'U0JANE';
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  expect(notifier.slack.of(tenant.slack_token, 'users.lookupByEmail')).toEqual([]);
  await tenant.updated({ ...signal, severity: 'high' });
  await waitUntil(() => inChannel(channel)[0]!.blocks.includes('Severity: high'));
  expect(inChannel(channel)[0]!.blocks).toContain('For <@U0JANE>');
});

it('tells the manager directly', async () => {
  const { tenant, channel } = await tenantWithChannel();
  const signal = tenant.snapshot();
  signal.customer!.csm!.manager = { name: 'Max Power', email: `max-${tenant.id}@acme.example` };
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await notifier.rows(
    `update signal_handling set unattended_since = now() - interval '9 days', next_look_at = now() where signal_id = $1`,
    signal.signal_id,
  );
  await waitUntil(() => direct(tenant).length > 0);
  expect(direct(tenant).every((it) => it.channel.includes('max-'))).toBe(true);
  expect(inChannel(channel).some(({ blocks }) => blocks.includes('Escalated'))).toBe(false);
});

it('names a channel that refuses alerts as people do', async () => {
  const { tenant } = await tenantWithChannel('customer-alerts');
  refuse(tenant, 'is_archived');
  await tell(tenant, 3);
  const [email] = await waitUntil(() => {
    const emails = notifier.email.to(`care-${tenant.id}@planpilot.example`);
    return emails.length > 0 && emails;
  });
  expect(email!.subject).toBe('Slack takes no more alerts in the channel #customer-alerts');
  expect(email!.text).toContain('post in the channel #customer-alerts that is chosen');
});

describe.each(['channel_not_found', 'not_in_channel', 'is_archived', 'restricted_action'])('%s', (error) => {
  it('tells the CSM directly, and the tenant once, and tries the channel again after an hour', async () => {
    const { tenant, channel } = await tenantWithChannel();
    refuse(tenant, error);
    await tell(tenant, 3);
    expect(direct(tenant)).toHaveLength(1);
    expect(direct(tenant)[0]!.text).not.toContain('<@');
    const mailbox = () => notifier.email.to(`care-${tenant.id}@planpilot.example`);
    await waitUntil(() => mailbox().length === 1);
    expect(mailbox()[0]!.subject).toBe(`Slack takes no more alerts in the channel ${channel}`);
    // It is not tried meanwhile.
    await tell(tenant);
    expect(direct(tenant)).toHaveLength(2);
    expect(inChannel(channel)).toEqual([]);

    await notifier.rows('update slack_channel_refusals set retry_at = now() where tenant_id = $1', tenant.id);
    await tell(tenant);
    expect(inChannel(channel)).toHaveLength(1);
    const refusals = () => notifier.rows('select 1 from slack_channel_refusals where tenant_id = $1', tenant.id);
    await waitUntil(async () => (await refusals()).length === 0);
    expect(mailbox()).toHaveLength(1);
    expect(notifier.email.to(tenant.csm)).toEqual([]);
  });
});

it('tells by email where neither the channel nor the person takes a message', async () => {
  const { tenant } = await tenantWithChannel();
  const refused = (error: string) => ({ ok: false, error });
  notifier.slack.next('chat.postMessage', tenant.slack_token, refused('is_archived'), refused('channel_not_found'));
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await waitUntil(() => notifier.email.to(tenant.csm).length === 1);
  expect(direct(tenant)).toEqual([]);
});

it('follows in the channel what was told there, after the channel was given up for new alerts', async () => {
  const { tenant, channel } = await tenantWithChannel();
  const signal = await tell(tenant);
  await tenant.settle({ version: 2 });
  const settings = 'select 1 from tenant_settings where tenant_id = $1 and slack_channel_id is null';
  await waitUntil(async () => (await notifier.rows(settings, tenant.id))[0]);
  await tenant.resolved(signal);
  await notifier.settled(signal.signal_id, 4);
  expect(inChannel(channel)).toHaveLength(2);
  await tell(tenant);
  expect(direct(tenant)).toHaveLength(1);
});

it('looks in the channel for a message that may have been posted there', async () => {
  const { tenant, channel } = await tenantWithChannel();
  notifier.slack.next('chat.postMessage', tenant.slack_token, 'break');
  await tell(tenant);
  expect(inChannel(channel)).toHaveLength(1);
  const [look] = notifier.slack.of(tenant.slack_token, 'conversations.history');
  expect(look!.args.channel).toBe(channel);
});

describe('the choice of a channel', () => {
  let integrations: RpcClient;
  beforeAll(() => {
    const service = 'integrations';
    integrations = new RpcClient({ service, nats: notifier.servers.nats.user(service) });
  });
  afterAll(() => integrations.onApplicationShutdown());

  const choose = async (channel: string, there: [string, StandInChannel][] = [], failure?: string) => {
    const tenant = await notifier.tenant();
    for (const [id, one] of there) notifier.slack.channels.set(id, one);
    if (failure) for (const method of ['conversations.info', 'conversations.list']) refuse(tenant, failure, method);
    const request = { tenant_id: tenant.id, integration_id: tenant.slack_integration_id, channel };
    return integrations.call(findSlackChannel, request);
  };

  it('takes a public channel by name or id, and joins it', async () => {
    const id = newChannel();
    const name = `alerts-${id.toLowerCase()}`;
    expect(await choose(`#${name.toUpperCase()}`, [[id, { name }]])).toEqual({ channel_id: id, name });
    expect(notifier.slack.channels.get(id)).toMatchObject({ is_member: true });
    expect(await choose(id)).toEqual({ channel_id: id, name });
  });

  it.each<[string, StandInChannel, string]>([
    ['an archived one', { name: 'old', is_archived: true }, 'is archived'],
    ['a private one of others', { name: 'secret', is_private: true }, 'invite Linesman there'],
    ['one that another company sees', { name: 'shared', is_ext_shared: true }, 'shared with another company'],
  ])('refuses %s', async (_, facts, words) => {
    const id = newChannel();
    expect(await choose(id, [[id, facts]])).toMatchObject({ refusal: expect.stringContaining(words) as string });
  });

  it.each([
    ['channel_not_found', 'was not found'],
    ['missing_scope', 'connect Slack again'],
    ['service_unavailable', 'could not be checked at Slack (service_unavailable)'],
  ])('says why where Slack answers %s', async (error, words) => {
    expect(await choose(newChannel(), [], error)).toMatchObject({ refusal: expect.stringContaining(words) as string });
    expect(await choose('#nowhere', [], error)).toMatchObject({ refusal: expect.stringContaining(words) as string });
  });
});
