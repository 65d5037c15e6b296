import type { WebClient } from '@slack/web-api';
import { blocks, errorOf as error, slackClient } from './slack-client';
import { TestSandbox } from './test-sandbox';

/** As world.json names them. */
const acme = { team_id: 'T0ACME', bot_token: 'xoxb-acme-4f1c9d27e0b84a55' };
const harbor = { bot_token: 'xoxb-harbor-b82e6a10c3d94f7e' };

describe('Channels of Slack, and the tab of the app', () => {
  let sandbox: TestSandbox;
  let slack: WebClient;
  beforeAll(async () => {
    sandbox = await TestSandbox.open();
    slack = client(acme.bot_token);
  });
  afterAll(() => sandbox.close());
  afterEach(() => sandbox.control('POST', 'reset', {}));

  const client = (token?: string): WebClient => slackClient(sandbox.origin, token);

  it('has a public channel that can be joined, a private one that is not seen, and an archived one', async () => {
    const { channels = [] } = await slack.conversations.list({ types: 'public_channel,private_channel' });
    expect(channels.map(({ name }) => name)).toEqual(['customer-alerts', 'old-alerts']);
    const [alerts = '', old = ''] = channels.map(({ id }) => id);
    expect((await slack.conversations.info({ channel: alerts })).channel).toMatchObject({ is_member: false });
    expect(await error(slack.chat.postMessage({ channel: alerts, text: 'Down' }))).toBe('not_in_channel');
    expect(await error(slack.conversations.join({ channel: old }))).toBe('is_archived');
    expect(await error(client(harbor.bot_token).conversations.info({ channel: alerts }))).toBe('channel_not_found');
    await slack.conversations.join({ channel: alerts });
    await slack.chat.postMessage({ channel: alerts, text: '<@U0ACMEJANE> Down', blocks });
    expect((await slack.conversations.history({ channel: alerts })).messages).toMatchObject([
      { text: '<@U0ACMEJANE> Down' },
    ]);
    await slack.chat.postMessage({ channel: alerts, text: 'For <@U0ACMEJANE>' });
    const page = await (await fetch(`${sandbox.origin}/slack?channel=${alerts}`)).text();
    expect(page).toContain('#customer-alerts');
    expect(page).toContain('<strong>@Jane Miller</strong>');
  });

  it('tells the app that a person opened its tab, takes what the tab shows, and sends clicks in it', async () => {
    const { channel: opened } = await slack.conversations.open({ users: 'U0ACMEJANE' });
    const channel = opened!.id!;
    await sandbox.control('POST', 'slack/home', { channel });
    const [told] = sandbox.console.received.filter(({ path }) => path === '/webhooks/slack').slice(-1);
    expect(JSON.parse(told!.body)).toMatchObject({
      type: 'event_callback',
      team_id: acme.team_id,
      event: { type: 'app_home_opened', user: 'U0ACMEJANE', tab: 'home' },
    });
    const publish = (view: object) => slack.views.publish({ user_id: 'U0ACMEJANE', view: view as never });
    expect(await error(publish({ type: 'modal', blocks }))).toBe('invalid_arguments');
    await publish({ type: 'home', blocks });
    expect(await sandbox.control('GET', `slack/home?channel=${channel}`)).toMatchObject({ blocks });
    const page = await (await fetch(`${sandbox.origin}/slack?channel=${channel}&tab=home`)).text();
    expect(page).toContain('name="home" value="yes"');
    await sandbox.control('POST', 'slack/click', { channel, home: 'yes', action_id: 'send' });
    const [click] = sandbox.console.received.filter(({ path }) => path === '/slack/interactivity').slice(-1);
    const payload = JSON.parse(new URLSearchParams(click?.body).get('payload') ?? '{}') as object;
    expect(payload).toMatchObject({ user: { id: 'U0ACMEJANE' }, view: { type: 'home' }, container: { type: 'view' } });
    expect(payload).not.toHaveProperty('channel');
  });

  it('sends the click on one of several blocks of a tab that have the same action', async () => {
    const { channel: opened } = await slack.conversations.open({ users: 'U0ACMEJANE' });
    const channel = opened!.id!;
    const send = (value: string) => ({
      type: 'actions',
      block_id: `of-${value}`,
      elements: [{ type: 'button', action_id: 'send', text: { type: 'plain_text', text: 'Send' }, value }],
    });
    const view = { type: 'home', blocks: [send('first'), send('second')] };
    await slack.views.publish({ user_id: 'U0ACMEJANE', view: view as never });
    const page = await (await fetch(`${sandbox.origin}/slack?channel=${channel}&tab=home`)).text();
    expect(page).toContain('name="block_id" value="of-second"');
    const click = { channel, home: 'yes', block_id: 'of-second', action_id: 'send' };
    await sandbox.control('POST', 'slack/click', click);
    const [received] = sandbox.console.received.filter(({ path }) => path === '/slack/interactivity').slice(-1);
    const payload = JSON.parse(new URLSearchParams(received?.body).get('payload') ?? '{}') as object;
    expect(payload).toMatchObject({ actions: [{ block_id: 'of-second', value: 'second' }] });
  });
});
