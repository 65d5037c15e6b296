import { waitUntil } from '@linesman/testing';
import { channelOf, type Script } from '../src/channels/teams/test/stand-in';
import type { TestTenant } from './notifier-world';
import { onTeams, textOf } from './on-teams';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const { teams, inChannel, shown, tell } = onTeams(() => notifier);

async function codeOf(tenant: TestTenant): Promise<string> {
  const made = await notifier.http('POST', '/teams-channel/codes', await tenant.tokenFor('tenant_admin'));
  return (JSON.parse(made.body) as { code: string }).code;
}

const write = async (tenant: TestTenant, text: string, over = {}) =>
  teams().write(await notifier.app.getUrl(), channelOf(tenant.id), text, over);

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

  it('says in the audit log that an unused code was made void, where no channel was linked', async () => {
    const tenant = await notifier.tenant();
    const code = await codeOf(tenant);
    const token = await tenant.tokenFor('tenant_admin');
    await notifier.http('DELETE', '/teams-channel', token);
    expect(await shown(tenant)).toMatchObject({ linked: null, code_ends_at: null });
    await write(tenant, `@Linesman connect ${code}`);
    expect(await shown(tenant)).toMatchObject({ linked: null });
    const log = await notifier.list('/audit-log/messages?subject_type=teams_channel', token);
    expect(log).toMatchObject([
      { action: 'teams_channel.code_voided', detail: {} },
      { action: 'teams_channel.code_made' },
    ]);
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
