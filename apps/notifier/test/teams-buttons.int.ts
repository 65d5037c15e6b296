import { waitUntil } from '@linesman/testing';
import { channelOf } from '../src/channels/teams/test/stand-in';
import type { SignalHandling } from '../src/signals/signal-handling.entity';
import { approvalKey } from '../src/tasks/approval-key';
import type { TestTenant } from './notifier-world';
import { onTeams, textOf } from './on-teams';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const { teams, inChannel, tell } = onTeams(() => notifier);

/** What a card says below its buttons about what was done. */
const sinceThen = (message?: { activity: object }) => textOf(message).split('Since then:')[1] ?? '';

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
    expect(await press(tenant, { verb: 'send_fix_instructions', signal })).toMatch(/^The message shows/);
    expect(await press(tenant, { verb: 'send_fix_instructions', signal })).toBe(
      'Nothing was done: it was done before.',
    );
    const jane = { actor: tenant.csm.split('@')[0], actor_id: tenant.csm };
    expect(await responses(signal)).toEqual([{ action: 'send_fix_instructions', ...jane }]);
    await waitUntil(() => notifier.email.to(tenant.contact).length === 2);
    await waitUntil(() => sinceThen(inChannel(tenant)[0]).includes('sent the fix instructions'));
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
    expect(await press(tenant, { verb: 'assign', assignee: mia, signal })).toMatch(/^The message shows/);
    expect(await handling(signal)).toMatchObject({ assignee: mia });
    await waitUntil(() => teams().received({ address: mia, integration_id: '' })[0]);
    await tenant.resolved(signal, 3);
    await waitUntil(async () =>
      (await notifier.deliveries(signal.signal_id)).some(({ occasion }) => occasion === 'resolved'),
    );
    expect(await press(tenant, { verb: 'assign', assignee: tenant.csm, signal })).toContain('The problem has ended');
    for (const verb of ['acknowledge', 'handle'])
      expect(await press(tenant, { verb, chosen: 'snooze.1_hour', signal })).toBe(
        'Nothing was done: the problem has ended.',
      );
  });

  it('says that nothing was done where it is offered no more, and of no call', async () => {
    const tenant = await notifier.tenantOn('teams');
    const { signal } = await tell(tenant);
    expect(await press(tenant, { verb: 'handle', chosen: 'snooze.year', signal })).toContain('not offered any more');
    expect(await press(tenant, { verb: 'elsewhere', signal })).toContain('not offered any more');
    expect(await press(tenant, { verb: 'tech_call_held', signal })).toContain('no such call');
  });

  it('approves what waits for it, and says where somebody was faster', async () => {
    const tenant = await notifier.tenantOn('teams');
    const { status_change } = tenant.snapshot();
    const change = { ...status_change, new_status: 'healthy', integration_type: 'ask_first' } as const;
    const signal = tenant.snapshot({ status_change: change });
    await tenant.opened(signal);
    const waits = await waitUntil(async () => (await notifier.deliveries(signal.signal_id))[0]);
    const verb = `approval.approved.${approvalKey(waits.id)}`;
    expect(await press(tenant, { verb, signal })).toMatch(/^The message shows/);
    await waitUntil(() => notifier.email.to(tenant.contact).length === 1);
    expect(await press(tenant, { verb, signal })).toBe('This message does not wait for approval any more.');
  });

  it('does nothing for a guest, from a channel that is not linked, for another tenant, or where Microsoft does not answer', async () => {
    const [tenant, other] = [await notifier.tenantOn('teams'), await notifier.tenantOn('teams')];
    const { signal } = await tell(tenant);
    const verb = 'send_fix_instructions';
    teams().guests.add(`29:guest@other.example`);
    expect(await press(tenant, { verb, signal, by: 'guest@other.example' })).toContain('only members of this team');
    expect(await press(tenant, { verb, signal, channel: channelOf(other.id) })).toContain('not linked');
    expect(await press(other, { verb, signal })).toMatch(/^Nothing was done/);
    teams().next('members', { status: 503 });
    expect(await press(tenant, { verb, signal })).toContain('Microsoft did not say who you are');
    expect(await press(tenant, { verb, signal }, { key: 'other' })).toBe(401);
    expect(await responses(signal)).toEqual([]);
  });
});
