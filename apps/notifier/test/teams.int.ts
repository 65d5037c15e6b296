import { firstCheckMessageRequested } from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { randomUUID } from 'node:crypto';
import { channelOf, chatOf, type Script, type TeamsServer } from '../src/channels/teams/test/stand-in';
import type { SignalHandling } from '../src/signals/signal-handling.entity';
import { always } from './handled-signal';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const teams = () => notifier.standIns.get('teams') as TeamsServer;
const inChannel = (tenant: TestTenant) => teams().in(channelOf(tenant.id)).slice(1);
const textOf = (message?: { activity: object }) => JSON.stringify(message?.activity);
const shown = async (tenant: TestTenant) => {
  const { body } = await notifier.http('GET', '/teams-channel', await tenant.tokenFor('tenant_admin'));
  return JSON.parse(body) as { offered: boolean; linked: Record<string, unknown> | null; code_ends_at: string | null };
};

/** What a card says below its buttons about what was done. */
const sinceThen = (message?: { activity: object }) => textOf(message).split('Since then:')[1] ?? '';

async function codeOf(tenant: TestTenant): Promise<string> {
  const made = await notifier.http('POST', '/teams-channel/codes', await tenant.tokenFor('tenant_admin'));
  return (JSON.parse(made.body) as { code: string }).code;
}

const write = async (tenant: TestTenant, text: string, over = {}) =>
  teams().write(await notifier.app.getUrl(), channelOf(tenant.id), text, over);

async function tell(tenant: TestTenant, count = 2) {
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  const deliveries = await notifier.settled(signal.signal_id, count);
  return { signal, ofCsm: deliveries.find(({ audience }) => audience === 'csm')! };
}

describe('the link', () => {
  it('is made by a code that somebody posts in the channel, and shows where that is', async () => {
    const tenant = await notifier.tenant();
    teams().named.push({ id: channelOf(tenant.id), name: 'Alerts' });
    expect(await shown(tenant)).toEqual({ offered: true, linked: null, code_ends_at: null });
    expect(await write(tenant, `@Linesman connect ${(await codeOf(tenant)).toLowerCase()}`)).toBe(200);
    expect(await shown(tenant)).toMatchObject({
      linked: { team_name: 'Customer Success', channel_name: 'Alerts', linked_by: 'Anna Admin', refused_reason: null },
      code_ends_at: null,
    });
    expect(textOf(teams().in(channelOf(tenant.id))[0])).toContain('This channel is linked.');
    const log = await notifier.list(
      '/audit-log/messages?subject_type=teams_channel',
      await tenant.tokenFor('tenant_admin'),
    );
    expect(log).toMatchObject([{ action: 'teams_channel.linked' }, { action: 'teams_channel.code_made' }]);
  });

  it('takes a code once, for 15 minutes, and none that another one has replaced', async () => {
    const tenant = await notifier.tenant();
    const [replaced, late] = [await codeOf(tenant), await codeOf(tenant)];
    await notifier.rows(`update teams_links set code_ends_at = now() where tenant_id = $1`, tenant.id);
    for (const code of [replaced, late]) await write(tenant, `@Linesman connect ${code}`);
    expect(await shown(tenant)).toMatchObject({ linked: null, code_ends_at: null });
    const code = await codeOf(tenant);
    await write(tenant, `@Linesman connect ${code}`);
    await write(tenant, `@Linesman connect ${code}`);
    const said = teams().in(channelOf(tenant.id)).map(textOf);
    expect(said.map((it) => it.includes('This code is not known'))).toEqual([true, true, false, true]);
  });

  it('is refused where no team is, and whatever else somebody writes is answered with how to do it', async () => {
    const tenant = await notifier.tenant();
    await write(tenant, `@Linesman connect ${await codeOf(tenant)}`, { channelData: { tenant: { id: 'D1' } } });
    await write(tenant, '@Linesman hello');
    expect(await shown(tenant)).toMatchObject({ linked: null });
    const [first, second] = teams().in(channelOf(tenant.id)).map(textOf);
    expect(first).toContain('posts in channels of a team');
    expect(second).toContain('To link this channel');
  });

  it.each([
    ['signed with another key', { key: 'other' }],
    ['issued by somebody else', { claims: { iss: 'https://elsewhere.example' } }],
    ['made for another app', { claims: { aud: '00000000-0000-4000-8000-000000000000' } }],
    ['made for another service URL', { serviceUrl: 'https://elsewhere.example/' }],
    ['signed with a key that does not speak for the service', { channelId: 'webchat' }],
  ])('takes no message whose token is %s', async (_, over) => {
    const tenant = await notifier.tenant();
    const code = await codeOf(tenant);
    expect(await write(tenant, `@Linesman connect ${code}`, over)).toBe(401);
    expect(await shown(tenant)).toMatchObject({ linked: null });
  });

  it('ends when somebody disconnects it: people are told on Slack again', async () => {
    const tenant = await notifier.tenantOn('teams');
    await notifier.http('DELETE', '/teams-channel', await tenant.tokenFor('tenant_admin'));
    expect(await shown(tenant)).toEqual({ offered: true, linked: null, code_ends_at: null });
    expect((await tell(tenant)).ofCsm).toMatchObject({ channel: 'slack', state: 'sent' });
  });

  it('is for administrators', async () => {
    const tenant = await notifier.tenant();
    const answers = await Promise.all(
      (['GET', 'DELETE'] as const).map(async (method) =>
        notifier.http(method, '/teams-channel', await tenant.tokenFor('csm')),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([403, 403]);
  });
});

it('tells the CSM in the channel and mentions them, edits the alert there, and replies in its thread', async () => {
  const tenant = await notifier.tenantOn('teams');
  const { signal, ofCsm } = await tell(tenant);
  expect(ofCsm).toMatchObject({ channel: 'teams', state: 'sent', attempts: 1 });
  const [alert] = inChannel(tenant);
  expect(alert!.activity.summary).toMatch(/^Integration Disconnected: TechCorp/);
  expect(textOf(alert)).toContain('For <at>Jane Miller</at>');
  expect(textOf(alert)).toContain(`http://localhost:9999/risk-signals/${signal.signal_id}`);
  await tenant.updated({ ...signal, severity: 'high' });
  await waitUntil(() => textOf(inChannel(tenant)[0]).includes('Severity: high'));
  await tenant.resolved(signal, 3);
  await notifier.settled(signal.signal_id, 4);
  const [closed, reply, ...more] = inChannel(tenant);
  expect(closed!.activity.summary).toContain('Integration Reconnected');
  expect(reply).toMatchObject({ answers: closed!.id });
  expect(textOf(reply)).toContain('is connected again');
  expect(more).toEqual([]);
  expect(notifier.slack.in(tenant.slack_token)).toEqual([]);
});

it('goes on where it began: what was told on Slack before the link ends there', async () => {
  const tenant = await notifier.tenant();
  const { signal, ofCsm } = await tell(tenant);
  expect(ofCsm).toMatchObject({ channel: 'slack' });
  await write(tenant, `@Linesman connect ${await codeOf(tenant)}`);
  await tenant.resolved(signal);
  const ends = (await notifier.settled(signal.signal_id, 4)).filter(({ occasion }) => occasion === 'resolved');
  expect(ends.find(({ audience }) => audience === 'csm')).toMatchObject({ channel: 'slack', state: 'sent' });
});

it('shows nothing more in a channel that was linked before, and begins anew in the one that is linked now', async () => {
  const tenant = await notifier.tenantOn('teams');
  const { signal } = await tell(tenant);
  const other = channelOf(`${tenant.id}-other`);
  const code = await codeOf(tenant);
  await teams().write(await notifier.app.getUrl(), other, `@Linesman connect ${code}`);
  await tenant.resolved(signal);
  const ends = (await notifier.settled(signal.signal_id, 4)).filter(({ occasion }) => occasion === 'resolved');
  expect(ends.find(({ audience }) => audience === 'csm')).toMatchObject({ channel: 'teams', state: 'sent' });
  const [alert, ...more] = inChannel(tenant);
  expect(textOf(alert)).not.toContain('Reconnected');
  expect(more).toEqual([]);
  const [, end] = teams().in(other);
  expect(end!.answers).toBeUndefined();
  expect(textOf(end)).toContain('Integration Reconnected');
});

it('names whom Microsoft does not know by their address, and tells in the channel all the same', async () => {
  const tenant = await notifier.tenantOn('teams');
  teams().next(tenant.csm, { status: 400 });
  expect((await tell(tenant)).ofCsm).toMatchObject({ channel: 'teams', state: 'sent', attempts: 1 });
  expect(textOf(inChannel(tenant)[0])).toContain('For Jane Miller');
  expect(textOf(inChannel(tenant)[0])).not.toContain('<at>');
});

describe('a button', () => {
  /** Jane presses it, unless somebody else does. */
  const press = async (
    tenant: TestTenant,
    { verb, signal, ...over }: { verb: string; signal: { signal_id: string }; by?: string; channel?: string } & Chosen,
    more = {},
  ) => {
    const { by = tenant.csm, channel = channelOf(tenant.id), ...chosen } = over;
    const data = { tenant_id: tenant.id, signal_id: signal.signal_id, ...chosen };
    return teams().press(await notifier.app.getUrl(), channel, { by, verb, data }, more);
  };
  type Chosen = { chosen?: string; assignee?: string };
  const responses = ({ signal_id }: { signal_id: string }) =>
    notifier.rows('select action, actor, actor_id from signal_responses where signal_id = $1', signal_id);
  const handling = async ({ signal_id }: { signal_id: string }) =>
    (await notifier.rows<SignalHandling>('select * from signal_handling where signal_id = $1', signal_id))[0]!;

  it('sends instructions in the name of whoever pressed it, once, and the message shows it', async () => {
    const tenant = await notifier.tenantOn('teams');
    const { signal } = await tell(tenant);
    for (let times = 0; times < 2; times++)
      expect(await press(tenant, { verb: 'send_fix_instructions', signal })).toMatch(/^Done\. /);
    const jane = { actor: tenant.csm.split('@')[0], actor_id: `29:${tenant.csm}` };
    expect(await responses(signal)).toEqual([{ action: 'send_fix_instructions', ...jane }]);
    await waitUntil(() => notifier.email.to(tenant.contact).length === 2);
    await waitUntil(() => /sent .* fix instructions|fix instructions/i.test(sinceThen(inChannel(tenant)[0])));
  });

  it('acknowledges, snoozes, and ends a snooze', async () => {
    const tenant = await notifier.tenantOn('teams');
    const { signal } = await tell(tenant);
    await press(tenant, { verb: 'handle', chosen: 'acknowledge.4_hours', signal });
    expect(await handling(signal)).toMatchObject({ acknowledged_email: tenant.csm });
    await press(tenant, { verb: 'handle', chosen: 'snooze.worse', signal });
    expect(await handling(signal)).toMatchObject({ snoozed_email: tenant.csm, snoozed_until: null });
    await waitUntil(() => textOf(inChannel(tenant)[0]).includes('End the snooze'));
    await press(tenant, { verb: 'handle', chosen: 'unsnooze', signal });
    expect(await handling(signal)).toMatchObject({ snoozed_by: null });
  });

  it('assigns to a member of the team, who is told, and to nobody else', async () => {
    const tenant = await notifier.tenantOn('teams');
    const { signal } = await tell(tenant);
    const [mia, guest] = [`mia-${tenant.id}@acme.example`, `guest-${tenant.id}@other.example`];
    teams().guests.add(guest);
    expect(await press(tenant, { verb: 'assign', assignee: guest, signal })).toMatch(/^This was not assigned/);
    teams().next('members', 'pass', { status: 503 });
    expect(await press(tenant, { verb: 'assign', assignee: mia, signal })).toContain(
      'Microsoft did not say who that is',
    );
    expect(await press(tenant, { verb: 'assign', assignee: mia, signal })).toMatch(/^Done/);
    expect(await handling(signal)).toMatchObject({ assignee: mia });
    await waitUntil(() => teams().received({ address: mia, integration_id: '' })[0]);
    await tenant.resolved(signal, 3);
    await waitUntil(async () =>
      (await notifier.deliveries(signal.signal_id)).some(({ occasion }) => occasion === 'resolved'),
    );
    expect(await press(tenant, { verb: 'assign', assignee: tenant.csm, signal })).toContain('the problem has ended');
  });

  it('does nothing for a guest, from a channel that is not linked, for another tenant, or where Microsoft does not answer', async () => {
    const [tenant, other] = [await notifier.tenantOn('teams'), await notifier.tenantOn('teams')];
    const { signal } = await tell(tenant);
    const verb = 'send_fix_instructions';
    teams().guests.add(`29:guest@other.example`);
    expect(await press(tenant, { verb, signal, by: 'guest@other.example' })).toContain('only members of this team');
    expect(await press(tenant, { verb, signal, channel: channelOf(other.id) })).toContain('not linked');
    expect(await press(other, { verb, signal })).toMatch(/^Done/);
    teams().next('members', { status: 503 });
    expect(await press(tenant, { verb, signal })).toContain('Microsoft did not say who you are');
    expect(await press(tenant, { verb, signal }, { key: 'other' })).toBe(401);
    expect(await responses(signal)).toEqual([]);
  });
});

describe('what is for one person', () => {
  const inChat = (address: string) => teams().messages.filter(({ conversation }) => conversation === chatOf(address));
  const firstCheck = async (tenant: TestTenant, to = `anna-${tenant.id}@acme.example`) => {
    const integration_id = randomUUID();
    const data = {
      ...{ integration_id, integration_name: 'Payments', provider_name: 'Stripe' },
      checked_at: new Date().toISOString(),
      added_by: { name: 'Anna Admin', email: to },
      url: `http://localhost:9999/integrations/${integration_id}`,
    };
    const about = { tenantid: tenant.id, subject: integration_id };
    await notifier.publish(firstCheckMessageRequested, envelopeOf(firstCheckMessageRequested, data, about));
    const select = `select state, channel, reason from first_check_messages where integration_id = $1 and state <> 'pending'`;
    return { to, ended: await waitUntil(async () => (await notifier.rows(select, integration_id))[0]) };
  };

  it('comes in their chat with the app, and not in the channel', async () => {
    const tenant = await notifier.tenantOn('teams');
    const { to, ended } = await firstCheck(tenant);
    expect(ended).toEqual({ state: 'sent', channel: 'teams', reason: null });
    const [message, ...more] = inChat(to);
    expect(textOf(message)).toContain('Payments works');
    expect(textOf(message)).toContain('Open the Integration');
    expect(textOf(message)).not.toContain('<at>');
    expect([more, inChannel(tenant)]).toEqual([[], []]);
  });

  it('is sent again where nobody knows whether it arrived', async () => {
    const tenant = await notifier.tenantOn('teams');
    const to = `max-${tenant.id}@acme.example`;
    teams().next(to, 'drop');
    expect((await firstCheck(tenant, to)).ended).toMatchObject({ state: 'sent', channel: 'teams' });
    expect(inChat(to)).toHaveLength(2);
  });

  it.each<[string, string, Script]>([
    ['Microsoft knows nobody in the team by their address', 'members', { status: 404 }],
    ['they take no messages of apps', 'chat', { status: 403 }],
    ['they have blocked the app', '', { status: 403 }],
  ])('comes by email where %s, and the settings show nothing wrong with the channel', async (_, call, script) => {
    const tenant = await notifier.tenantOn('teams');
    const to = `max-${tenant.id}@acme.example`;
    teams().next(call || to, script);
    expect((await firstCheck(tenant, to)).ended).toEqual({ state: 'sent', channel: 'email', reason: null });
    expect(inChat(to)).toEqual([]);
    expect(notifier.email.to(to).map(({ subject }) => subject)).toEqual(['Payments works']);
    expect(await shown(tenant)).toMatchObject({ linked: { refused_reason: null } });
  });

  it('is a daily summary, and an overdue task, too', async () => {
    const tenant = await notifier.tenantOn('teams');
    const [working_hours, to] = [always, `anna-${tenant.id}@acme.example`];
    const { signal } = await tell(tenant);
    await tenant.settle({ working_hours, version: 2, daily_summary: { csms: false, admins: [to] } });
    await waitUntil(() => inChat(to)[0]);
    expect(textOf(inChat(to)[0])).toContain('Daily summary: 1 new problem');
    const body = { title: 'Call them', due_at: new Date().toISOString(), assignee: tenant.csm, priority: 'critical' };
    const token = await tenant.tokenFor('csm');
    await notifier.http('POST', '/tasks', token, { ...body, signal_id: signal.signal_id });
    const soon = `update overdue_messages set next_attempt_at = now() where tenant_id = $1 and attempts = 0 returning 1`;
    await waitUntil(async () => (await notifier.rows(soon, tenant.id))[0]);
    await waitUntil(() => inChat(tenant.csm)[0]);
    expect(textOf(inChat(tenant.csm)[0])).toContain('Overdue: Call them');
  });
});

describe('a failure', () => {
  const failures: [string, Script, object, number][] = [
    ['401: renews its token', { status: 401 }, { state: 'sent', attempts: 1 }, 2],
    ['403: the app was removed', { status: 403 }, { state: 'failed', reason: 'teams_app_removed' }, 3],
    ['404: the channel is gone', { status: 404 }, { state: 'failed', reason: 'teams_channel_gone' }, 3],
    ['413: too large', { status: 413 }, { state: 'failed', reason: 'teams_message_too_large' }, 3],
    [
      '429: waits as long as it is asked to',
      { status: 429, headers: { 'retry-after': '1' } },
      { state: 'sent', attempts: 1 },
      2,
    ],
    ['503: tries again', { status: 503 }, { state: 'sent', attempts: 2, duplicates: 0 }, 2],
    ['500: may have arrived, and is sent again', { status: 500 }, { state: 'sent', attempts: 2, duplicates: 1 }, 2],
    ['no answer: may have arrived, and is sent again', 'hold', { state: 'sent', attempts: 2, duplicates: 1 }, 2],
    [
      'a broken connection: may have arrived, and is sent again',
      'drop',
      { state: 'sent', attempts: 2, duplicates: 1 },
      2,
    ],
  ];
  it.each(failures)('of %s', async (_, script, ends, count) => {
    const tenant = await notifier.tenantOn('teams');
    teams().next(tenant.csm, script);
    const { signal } = await tell(tenant, count);
    const told = (await notifier.deliveries(signal.signal_id)).filter(({ audience }) => audience === 'csm');
    expect(told.find(({ channel }) => channel === 'teams')).toMatchObject(ends);
    // What never gets through goes by email.
    expect(told.map(({ channel }) => channel).sort()).toEqual(count === 3 ? ['email', 'teams'] : ['teams']);
  });

  it('is shown in the settings until a message gets through', async () => {
    const tenant = await notifier.tenantOn('teams');
    teams().next(tenant.csm, { status: 403 });
    await tell(tenant, 3);
    expect(await shown(tenant)).toMatchObject({ linked: { refused_reason: 'teams_app_removed' } });
    await tell(tenant);
    expect(await shown(tenant)).toMatchObject({ linked: { refused_reason: null, refused_at: null } });
  });

  it('to store that a message got through sends it no second time', async () => {
    const tenant = await notifier.tenantOn('teams');
    teams().next(tenant.csm, { status: 403 });
    await tell(tenant, 3);
    // PostgreSQL refuses what says that the channel works again.
    await notifier.rows(
      `alter table teams_links add constraint still_refused check (tenant_id <> '${tenant.id}' or refused_reason is not null) not valid`,
    );
    try {
      expect((await tell(tenant)).ofCsm).toMatchObject({ state: 'sent', attempts: 1, duplicates: 0 });
    } finally {
      await notifier.rows('alter table teams_links drop constraint still_refused');
    }
    const ofCsm = inChannel(tenant).filter((one) => textOf(one).includes('Jane Miller</at>'));
    expect(ofCsm).toHaveLength(1);
    await tell(tenant);
    expect(await shown(tenant)).toMatchObject({ linked: { refused_reason: null } });
  });

  it('of an edit whose message was deleted lets the next message begin anew', async () => {
    const tenant = await notifier.tenantOn('teams');
    const { signal } = await tell(tenant);
    teams().next('PUT', { status: 404 });
    await tenant.resolved(signal);
    await notifier.settled(signal.signal_id, 4);
    const [, end] = inChannel(tenant);
    expect(end!.answers).toBeUndefined();
    expect(textOf(end)).toContain('Integration Reconnected');
  });
});
