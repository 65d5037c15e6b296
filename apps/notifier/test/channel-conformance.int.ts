import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Database } from '@linesman/persistence';
import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { ChannelRegistry } from '../src/deliveries/channel-registry';
import { Deliveries } from '../src/deliveries/deliveries';
import type { Delivery } from '../src/deliveries/delivery.entity';
import type { MessageContent, PersonalMessage } from '../src/deliveries/personal-message';
import { SendPersonal } from '../src/deliveries/send-personal';
import { settingsOf } from '../src/settings/settings-of';
import type { TenantSettingsRow } from '../src/settings/tenant-settings.entity';
import type { Audience } from '../src/signals/audience';
import { channelNames } from './channel-stand-in';
import type { TestTenant } from './notifier-world';
import { RunningNotifier } from './running-notifier';

const names = [join(__dirname, '../src/channels'), join(__dirname, 'added/channels')].flatMap(channelNames);

const notifier = new RunningNotifier();
beforeAll(() => notifier.start());
afterAll(() => notifier.stop());

const get = <T>(type: new (...services: never[]) => T): T => notifier.app.get(type as never, { strict: false });

it('has a stand-in for every channel that is registered', () => {
  expect([...get(ChannelRegistry).names].sort()).toEqual([...names].sort());
});

describe.each(names)('the channel %s', (given) => {
  const name = given as Delivery['channel'];
  const standIn = notifier.standIns.get(name)!;

  /** A signal that no workflow acts on, and one person of its tenant. */
  async function signalOf(tenant: TestTenant): Promise<SignalSnapshot> {
    const { status_change } = tenant.snapshot();
    const signal = tenant.snapshot({ status_change: { ...status_change, new_status: 'healthy' } });
    await tenant.opened(signal);
    await waitUntil(() =>
      notifier.rows('select 1 from signals where signal_id = $1', signal.signal_id).then(([row]) => row),
    );
    return signal;
  }

  const audience = (): Audience => get(ChannelRegistry).get(name).audiences[0] ?? 'csm';
  const personOf = (tenant: TestTenant) => ({
    address: {
      csm: tenant.csm,
      manager: `max-${tenant.id}@acme.example`,
      contact: tenant.contact,
      tenant: `care-${tenant.id}@planpilot.example`,
      staff: 'staff',
    }[audience()],
    integration_id: tenant.slack_integration_id,
  });

  async function plan(tenant: TestTenant, { signal_id }: SignalSnapshot): Promise<void> {
    const { address: recipient } = personOf(tenant);
    const delivery = {
      tenant_id: tenant.id,
      signal_id,
      occasion: 'opened',
      channel: name,
      audience: audience(),
      recipient,
    };
    await get(Database).inTenant(tenant.id, (tx) => get(Deliveries).plan(tx, delivery));
  }

  const ended = async (signal: SignalSnapshot, occasion = 'opened'): Promise<Delivery> =>
    waitUntil(async () => {
      const rows = await notifier.deliveries(signal.signal_id);
      const found = rows.find((row) => row.channel === name && row.occasion === occasion);
      return found && ['sent', 'failed', 'suppressed'].includes(found.state) && found;
    });

  async function told(): Promise<{ tenant: TestTenant; signal: SignalSnapshot }> {
    const tenant = await notifier.tenantOn(name);
    const signal = await signalOf(tenant);
    await plan(tenant, signal);
    await ended(signal);
    return { tenant, signal };
  }

  it('tells a person once, says of what, and publishes it', async () => {
    const { tenant, signal } = await told();
    await plan(tenant, signal);
    expect(await ended(signal)).toMatchObject({ state: 'sent', attempts: 1, duplicates: 0 });
    const [message, ...more] = standIn.received(personOf(tenant));
    expect(message!.text).toContain('Salesforce');
    expect(more).toEqual([]);
    const published = await notifier.events('alert_delivered', tenant);
    expect(published).toMatchObject([{ data: { channel: name, recipient: personOf(tenant).address } }]);
  });

  it('tells the same person the end, as an answer to the message that told of the opening', async () => {
    const { tenant, signal } = await told();
    const [opening] = standIn.received(personOf(tenant));
    await tenant.resolved(signal);
    expect(await ended(signal, 'resolved')).toMatchObject({ state: 'sent' });
    const [, end] = standIn.received(personOf(tenant));
    expect(end!.answers).toBe(opening!.id);
  });

  it('sends a test to whoever asks for it, and says when it is refused', async () => {
    const tenant = await notifier.tenantOn(name);
    await signalOf(tenant);
    const [settings] = await notifier.rows<TenantSettingsRow>(
      'select * from tenant_settings where tenant_id = $1',
      tenant.id,
    );
    const to = { address: `anna-${tenant.id}@acme.example`, integration_id: tenant.slack_integration_id };
    const test = { settings: settings!, recipient: to.address, name: 'Anna Admin' };
    expect(await get(ChannelRegistry).get(name).test(test)).toMatchObject({ kind: 'sent' });
    const [received] = standIn.received(to);
    expect(received!.text).toContain('Anna Admin asked for this test');
    standIn.refuse(to, 'for ever');
    expect(await get(ChannelRegistry).get(name).test(test)).toMatchObject({ kind: 'failed' });
    expect(standIn.received(to)).toHaveLength(1);
  });

  it('tries again after a failure that passes', async () => {
    const tenant = await notifier.tenantOn(name);
    const signal = await signalOf(tenant);
    standIn.refuse(personOf(tenant), 'now');
    await plan(tenant, signal);
    expect(await ended(signal)).toMatchObject({ state: 'sent', attempts: 2, duplicates: 0 });
    expect(standIn.received(personOf(tenant))).toHaveLength(1);
  });

  it('gives up where it is refused for ever, and lets its fallback tell the person', async () => {
    const tenant = await notifier.tenantOn(name);
    const signal = await signalOf(tenant);
    standIn.refuse(personOf(tenant), 'for ever');
    await plan(tenant, signal);
    expect(await ended(signal)).toMatchObject({ state: 'failed', attempts: 1 });
    const { fallback } = get(ChannelRegistry).get(name);
    const others = (await notifier.deliveries(signal.signal_id)).filter(({ channel }) => channel !== name);
    expect(others.map(({ channel }) => channel)).toEqual(fallback ? [fallback] : []);
    if (!fallback) return;
    await waitUntil(() => notifier.standIns.get(fallback)!.received(personOf(tenant)).length === 1);
  });

  it('sends again after a process died only what it does not find, and counts every message too many', async () => {
    const { tenant, signal } = await told();
    await notifier.rows(
      `update deliveries set state = 'sending', lease = $2, leased_until = now() - interval '1 second', settled_at = null
       where signal_id = $1`,
      signal.signal_id,
      randomUUID(),
    );
    const again = await ended(signal);
    expect(again).toMatchObject({ state: 'sent' });
    expect(standIn.received(personOf(tenant))).toHaveLength(1 + again.duplicates);
  });

  it('sends nothing after its lease ended: another process may have sent it while this one was paused', async () => {
    const channel = get(ChannelRegistry).get(name);
    const send = jest.spyOn(channel, 'send');
    const { tenant } = await told();
    const [claimed] = send.mock.lastCall!;
    send.mockRestore();
    const late = { ...claimed, delivery: { ...claimed.delivery, lease_ends: performance.now() } };
    expect(await channel.send(late)).toMatchObject({ kind: 'retry', uncounted: true });
    expect(standIn.received(personOf(tenant))).toHaveLength(1);
  });

  it('shows a change of the signal in the existing message where it can edit, and sends nothing more', async () => {
    const { tenant, signal } = await told();
    await tenant.updated({
      ...signal,
      connection_name: 'Renamed',
      status_change: { ...signal.status_change, integration_name: 'Renamed' },
    });
    const shown = () => standIn.received(personOf(tenant)).map(({ text }) => text.includes('Renamed'));
    await waitUntil(() =>
      notifier
        .rows('select 1 from signals where signal_id = $1 and revision = 2', signal.signal_id)
        .then(([row]) => row),
    );
    const edits = get(ChannelRegistry).editing.includes(name);
    await waitUntil(() => shown()[0] === edits);
    expect(shown()).toEqual([edits]);
  });

  describe('tells one person what is about no signal', () => {
    const content: MessageContent = {
      title: 'Daily summary: 2 fixed',
      mood: 'neutral',
      summary: 'Daily summary: 2 fixed',
      text: ['2 fixed, and <b>all is well</b>.'],
      lists: [{ heading: 'Fixed (2)', lines: ['Salesforce'] }],
      small: ['Of today.'],
      buttons: [{ label: 'Open', url: '/daily-summary' }],
    };
    const settingsFor = ({ id }: TestTenant) =>
      waitUntil(() =>
        get(Database)
          .inTenant(id, (tx) => settingsOf(tx, id))
          .catch(() => undefined),
      );
    const messageFor = async (tenant: TestTenant, over: Partial<PersonalMessage> = {}): Promise<PersonalMessage> => ({
      id: randomUUID(),
      tenant_id: tenant.id,
      recipient: personOf(tenant).address,
      channel: name,
      created_at: new Date(),
      attempts: 1,
      may_be_sent: false,
      ambiguous_since: null,
      uncertain_for_long: false,
      lease_ends: performance.now() + 60_000,
      settings: await settingsFor(tenant),
      ...over,
    });
    const attempt = (message: PersonalMessage) => get(SendPersonal).attempt(message, () => Promise.resolve(content));

    it('once, and says all of it', async () => {
      const tenant = await notifier.tenantOn(name);
      expect(await attempt(await messageFor(tenant))).toEqual({ kind: 'settled', state: 'sent' });
      const [message, ...more] = standIn.received(personOf(tenant));
      expect(message!.text).toContain('2 fixed');
      expect(more).toEqual([]);
    });

    it('later after a failure that passes, and by its fallback where it is refused for ever', async () => {
      const tenant = await notifier.tenantOn(name);
      standIn.refuse(personOf(tenant), 'now');
      expect(await attempt(await messageFor(tenant))).toMatchObject({ kind: 'again' });
      const other = await notifier.tenantOn(name);
      standIn.refuse(personOf(other), 'for ever');
      const { fallback } = get(ChannelRegistry).get(name);
      const given_up = await messageFor(other);
      const outcome = await attempt(given_up);
      expect(outcome).toMatchObject(fallback ? { kind: 'by_fallback' } : { kind: 'settled', state: 'not_sent' });
      expect(get(SendPersonal).after(given_up, outcome).channel).toBe(fallback ?? name);
      expect(standIn.received(personOf(other))).toEqual([]);
    });

    it('not after its lease ended', async () => {
      const tenant = await notifier.tenantOn(name);
      const late = await messageFor(tenant, { lease_ends: performance.now() });
      expect(await attempt(late)).toMatchObject({ kind: 'again', uncounted: true });
      expect(standIn.received(personOf(tenant))).toEqual([]);
    });

    it('not where there is nothing to say', async () => {
      const tenant = await notifier.tenantOn(name);
      const outcome = await get(SendPersonal).attempt(await messageFor(tenant), () => Promise.resolve(undefined));
      expect(outcome).toMatchObject({ state: 'not_sent', reason: 'nothing_to_say' });
      expect(standIn.received(personOf(tenant))).toEqual([]);
    });
  });
});
