import { createRemoteJWKSet, jwtVerify } from 'jose';
import { rmSync } from 'node:fs';
import { newStateDir, open, openConsole, teamsApp, TestSandbox } from './test-sandbox';

const alerts = '19:acme-cs-alerts@thread.tacv2';
const card = (text: string, entities: object[] = []) => ({
  type: 'message',
  summary: text,
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: {
        type: 'AdaptiveCard',
        body: [
          { type: 'TextBlock', text: 'For <at>Jane Miller</at>' },
          { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] },
        ],
        actions: [{ type: 'Action.OpenUrl', title: 'View', url: 'http://localhost/risk-signals/1' }],
        msteams: { entities },
      },
    },
  ],
});

describe('Microsoft Teams', () => {
  let sandbox: TestSandbox;
  let token: string;
  beforeAll(async () => {
    sandbox = await TestSandbox.open();
    const answer = await tokenFor(teamsApp.password);
    ({ access_token: token } = (await answer.json()) as { access_token: string });
  });
  afterAll(() => sandbox.close());
  afterEach(() => sandbox.control('POST', 'reset', {}));

  const tokenFor = (client_secret: string): Promise<Response> =>
    fetch(`${sandbox.origin}/teams/linesman.example/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: teamsApp.id,
        client_secret,
        scope: 'https://api.botframework.com/.default',
      }),
    });

  const call = async (method: string, path: string, body?: object, bearer = token) => {
    const answer = await fetch(`${sandbox.origin}/teams/emea/v3${path}`, {
      method,
      headers: { authorization: `Bearer ${bearer}`, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, string> };
  };
  const begin = (activity: object, channel = alerts, bearer?: string) =>
    call('POST', '/conversations', { isGroup: true, channelData: { channel: { id: channel } }, activity }, bearer);
  const below = (conversation: string) => `/conversations/${encodeURIComponent(conversation)}/activities`;

  const pageOf = async (channel: string, { origin } = { origin: sandbox.origin }) =>
    (await fetch(`${origin}/teams?channel=${encodeURIComponent(channel)}`)).text();

  it('takes messages in a channel, edits and replies, and shows them', async () => {
    const { status, body } = await begin(card('Salesforce broke'));
    expect(status).toBe(201);
    expect((await call('PUT', `${below(body.id!)}/${body.activityId}`, card('Salesforce works'))).status).toBe(200);
    expect((await call('POST', below(body.id!), card('It took 3 minutes'))).status).toBe(201);
    const page = await pageOf(alerts);
    for (const shown of ['Salesforce works', 'Jane Miller', '1 reply', 'It took 3 minutes', 'edited'])
      expect(page).toContain(shown);
    expect(page).not.toContain('Salesforce broke');
  });

  it('names its teams and channels', async () => {
    expect((await call('GET', `/teams/${encodeURIComponent('19:acme-cs@thread.tacv2')}`)).body.name).toBe('Acme CS');
    const { body } = await call('GET', `/teams/${encodeURIComponent('19:acme-cs@thread.tacv2')}/conversations`);
    expect(body.conversations).toMatchObject([{ name: null }, { id: alerts, name: 'Customer alerts' }]);
  });

  it('refuses whom it does not know, and what does not exist', async () => {
    expect((await tokenFor('wrong')).status).toBe(401);
    expect((await begin(card('Hello'), alerts, 'wrong')).status).toBe(401);
    expect((await begin(card('Hello'), '19:nowhere@thread.tacv2')).status).toBe(404);
    expect((await begin(card('x'.repeat(30_000)))).status).toBe(413);
    expect((await call('PUT', `${below(`${alerts};messageid=1`)}/1`, card('Hello'))).status).toBe(404);
  });

  it.each([
    ['app_removed', 403],
    ['channel_deleted', 404],
    ['too_large', 413],
    ['unknown_person', 400],
  ])('breaks with the switch %s', async (kind, status) => {
    await sandbox.control('POST', 'switches', { provider: 'teams', kind });
    const mention = { type: 'mention', text: '<at>Jane</at>', mentioned: { id: 'jane@acme.example', name: 'Jane' } };
    expect((await begin(card('Hello', [mention]))).status).toBe(status);
  });

  it('says on the page of a channel what a switch does to messages there', async () => {
    expect(await pageOf(alerts)).not.toContain('Every message and edit is answered with 403.');
    await sandbox.turnOn('teams', 'app_removed', { account: alerts });
    expect(await pageOf(alerts)).toContain('Every message and edit is answered with 403.');
    expect(await pageOf('19:acme-cs@thread.tacv2')).not.toContain('Every message and edit');
  });

  it('shows below a message that Linesman did not take it', async () => {
    const [refusing, dir] = [await openConsole(401), newStateDir()];
    const other = await open(refusing.origin, dir);
    const body = new URLSearchParams({ channel: alerts, text: '@Linesman connect BCDFG-HJK42' });
    await fetch(`${other.origin}/teams/write`, { method: 'POST', body });
    expect(await pageOf(alerts, other)).toContain('Linesman did not take this message: it answered 401: taken');
    refusing.server.close();
    refusing.server.closeAllConnections();
    const answer = await fetch(`${other.origin}/teams/write`, { method: 'POST', body });
    expect(answer.status).toBe(200);
    expect(await pageOf(alerts, other)).toContain('it answered nothing:');
    await other.close();
    rmSync(dir, { recursive: true });
  });

  it('tells the app what somebody writes to it, with a token that its published keys verify', async () => {
    const text = '@Linesman connect BCDFG-HJK42';
    expect(await sandbox.control('POST', 'teams/write', { channel: alerts, text })).toEqual({ status: 200 });
    const [told] = sandbox.console.received.filter(({ path }) => path === '/teams/activities').slice(-1);
    expect(JSON.parse(told!.body)).toMatchObject({
      channelId: 'msteams',
      text: '<at>Linesman</at> connect BCDFG-HJK42',
      channelData: { channel: { id: alerts }, team: { id: '19:acme-cs@thread.tacv2' } },
    });
    const keys = createRemoteJWKSet(new URL(`${sandbox.origin}/teams/v1/.well-known/keys`));
    const given = told!.headers.authorization!.replace('Bearer ', '');
    const { payload } = await jwtVerify(given, keys, { issuer: 'https://api.botframework.com', audience: teamsApp.id });
    expect(payload.serviceurl).toBe('https://smba.trafficmanager.net/emea/');
  });

  it('knows the members of a team, and opens a chat with each', async () => {
    const members = `/conversations/${encodeURIComponent(alerts)}/members`;
    const { body: jane } = await call('GET', `${members}/${encodeURIComponent('jane@acme.example')}`);
    expect(jane).toMatchObject({ id: '29:jane@acme.example', name: 'Jane Miller', userRole: 'user' });
    expect((await call('GET', `${members}/${encodeURIComponent(jane.id!)}`)).body).toEqual(jane);
    expect((await call('GET', `${members}/yuki@harbor.example`)).status).toBe(404);
    const chat = await call('POST', '/conversations', { isGroup: false, members: [{ id: jane.id }] });
    expect(chat).toMatchObject({ status: 201, body: { id: 'a:jane@acme.example' } });
    expect((await call('POST', below(chat.body.id!), card('Daily summary'))).status).toBe(201);
    const page = await (await fetch(`${sandbox.origin}/teams?channel=${encodeURIComponent(chat.body.id!)}`)).text();
    expect(page).toContain('Daily summary');
    expect(page).not.toContain('Write as Anna Admin');
  });

  it('tells the app what somebody presses in a card and what they chose, and shows them what it answers', async () => {
    const execute = (verb: string) => ({ type: 'Action.Execute', title: verb, verb, data: { signal_id: 's-1' } });
    const choice = { type: 'Input.ChoiceSet', id: 'chosen', label: 'How long', choices: [] };
    const form = { type: 'Action.ShowCard', title: 'Snooze', card: { body: [choice], actions: [execute('handle')] } };
    const shown = card('Salesforce broke');
    Object.assign(shown.attachments[0]!.content, { actions: [form] });
    const { body } = await begin(shown);
    const pressed = { channel: alerts, message: body.activityId, verb: 'handle', chosen: 'snooze.worse' };
    expect(await sandbox.control('POST', 'teams/press', pressed)).toMatchObject({ status: 200 });
    const [told] = sandbox.console.received.filter(({ path }) => path === '/teams/activities').slice(-1);
    const data = { signal_id: 's-1', chosen: 'snooze.worse' };
    expect(JSON.parse(told!.body)).toMatchObject({
      ...{ type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'handle', data } } },
      ...{ from: { id: '29:jane@acme.example' }, conversation: { id: `${alerts};messageid=${body.activityId}` } },
    });
    const page = await (await fetch(`${sandbox.origin}/teams?channel=${encodeURIComponent(alerts)}`)).text();
    expect(page).toContain('Only Jane Miller sees this');
  });
});
