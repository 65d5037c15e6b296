import { randomUUID } from 'node:crypto';
import { firstCheckMessageRequested } from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { chatOf, type Script } from '../src/channels/teams/test/stand-in';
import { ChannelRegistry } from '../src/deliveries/channel-registry';
import type { PersonalMessage } from '../src/deliveries/personal-message';
import { always } from './handled-signal';
import type { TestTenant } from './notifier-world';
import { onTeams, textOf } from './on-teams';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const { teams, inChannel, shown, tell } = onTeams(() => notifier);

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

  /** What comes of one attempt. */
  const attempt = async (tenant: TestTenant, recipient: string) => {
    const select = 'select * from tenant_settings where tenant_id = $1';
    const [settings] = await waitUntil(async () => {
      const rows = await notifier.rows<PersonalMessage['settings']>(select, tenant.id);
      return rows.length === 1 && rows;
    });
    const about = { id: randomUUID(), tenant_id: tenant.id, recipient, settings: settings!, channel: 'teams' as const };
    const never = { attempts: 1, may_be_sent: false, ambiguous_since: null, uncertain_for_long: false };
    const message = { ...about, ...never, created_at: new Date(), lease_ends: performance.now() + 30_000 };
    const content = {
      title: 'Hi',
      mood: 'neutral' as const,
      summary: 'Hi',
      text: [],
      lists: [],
      small: [],
      buttons: [],
    };
    return notifier.app.get(ChannelRegistry, { strict: false }).get('teams').tellPerson(message, content);
  };

  it('names what Microsoft refused: the question who is in the team, or the chat', async () => {
    const tenant = await notifier.tenantOn('teams');
    const to = `max-${tenant.id}@acme.example`;
    teams().next('members', { status: 403 });
    expect(await attempt(tenant, to)).toEqual({ kind: 'failed', reason: 'teams_app_removed' });
    teams().next('chat', { status: 403 });
    expect(await attempt(tenant, to)).toEqual({ kind: 'failed', reason: 'teams_chat_refused' });
  });

  it('waits as long as Microsoft asks, in the channel for its members and in a chat for that chat', async () => {
    const tenant = await notifier.tenantOn('teams');
    const [max, mia] = [`max-${tenant.id}@acme.example`, `mia-${tenant.id}@acme.example`];
    const slower = { status: 429, headers: { 'retry-after': '60' } };
    const waits = { kind: 'retry', reason: 'teams_asks_for_less', uncounted: true };
    const calls = () => teams().calls.length;
    teams().next(max, slower);
    expect(await attempt(tenant, max)).toMatchObject(waits);
    expect(await attempt(tenant, max)).toMatchObject(waits);
    expect(teams().calls.filter(({ what }) => what.includes(chatOf(max)))).toHaveLength(1);
    expect(await attempt(tenant, mia)).toMatchObject({ kind: 'sent' });
    teams().next('members', slower);
    expect(await attempt(tenant, mia)).toMatchObject(waits);
    const before = calls();
    expect(await attempt(tenant, mia)).toMatchObject(waits);
    expect(calls()).toBe(before);
  });

  it('is a daily summary, and an overdue task, too', async () => {
    const tenant = await notifier.tenantOn('teams');
    const [working_hours, to] = [always, `anna-${tenant.id}@acme.example`];
    const { signal } = await tell(tenant);
    await tenant.settle({ working_hours, version: 2, daily_summary: { csms: false, admins: [to] } });
    await waitUntil(() => inChat(to)[0]);
    expect(textOf(inChat(to)[0])).toContain('Daily summary: 1 still open');
    const body = { title: 'Call them', due_at: new Date().toISOString(), assignee: tenant.csm, priority: 'critical' };
    const token = await tenant.tokenFor('csm');
    await notifier.rows('insert into csms (tenant_id, email) values ($1, $2)', tenant.id, tenant.csm);
    expect((await notifier.http('POST', '/tasks', token, { ...body, signal_id: signal.signal_id })).status).toBe(201);
    const soon = `update overdue_messages set next_attempt_at = now() where tenant_id = $1 and attempts = 0 returning 1`;
    await waitUntil(async () => (await notifier.rows(soon, tenant.id))[0]);
    await waitUntil(() => inChat(tenant.csm)[0]);
    expect(textOf(inChat(tenant.csm)[0])).toContain('Overdue: Call them');
  });
});
