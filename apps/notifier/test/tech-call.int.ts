import { waitUntil } from '@linesman/testing';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

interface Call {
  slots: string[];
  starts_at: string | null;
  outcome: string | null;
  outcome_by: string | null;
}

/** A signal about which a CSM offers a call. */
async function offered(tenant: TestTenant, signal = tenant.snapshot()): Promise<{ signal_id: string; path: string }> {
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  expect((await notifier.click(tenant, 'schedule_tech_call')).status).toBe(200);
  await notifier.settled(signal.signal_id, 3);
  const { text } = notifier.email.to(tenant.contact).at(-1)!;
  const [, path] = /https?:\/\/[^/]+(\/tech-call\/\S+)/.exec(text!)!;
  return { signal_id: signal.signal_id, path: path! };
}

const callOf = async (signalId: string): Promise<Call> => {
  const [call] = await notifier.rows<Call>('select * from tech_calls where signal_id = $1', signalId);
  return { ...call!, starts_at: call!.starts_at && new Date(call!.starts_at).toISOString() };
};

const post = async (path: string, body: object = {}) => notifier.http('POST', path, undefined, body);
const alertOf = (tenant: TestTenant) => notifier.slack.in(tenant.slack_token)[0]!.blocks;

it('offers three times, invites both people to the one that the contact chooses, and records what came of it', async () => {
  const tenant = await notifier.tenant();
  const { signal_id, path } = await offered(tenant);
  const { slots, starts_at } = await callOf(signal_id);
  expect(slots).toHaveLength(3);
  expect(starts_at).toBeNull();
  const csm = await tenant.tokenFor('csm');
  const outcome = `/risk-signals/${signal_id}/tech-call/outcome`;
  expect((await notifier.http('POST', outcome, csm, { outcome: 'held' })).status).toBe(404);

  expect((await notifier.http('GET', path)).body).toContain('Choose a time for the call');
  expect((await post(path, { slot: '2020-01-01T10:00:00.000Z' })).body).toContain('Choose a time for the call');
  expect((await post(path, { slot: slots[1] })).body).toContain('The call is agreed on');
  expect((await post(path, { slot: slots[0] })).body).toContain('The call is agreed on');
  expect((await callOf(signal_id)).starts_at).toBe(slots[1]);

  await notifier.settled(signal_id, 5);
  const emails = [tenant.csm, tenant.contact].map((address) => notifier.email.to(address).at(-1)!);
  const [ofCsm, ofContact] = emails.map((email) =>
    email.attachments
      .find((it) => it.contentType === 'text/calendar')!
      .content.toString()
      .replaceAll(/\r?\n[ \t]/g, ''),
  );
  const at = slots[1]!.replaceAll(/[-:]|\.000/g, '');
  for (const calendar of [ofCsm!, ofContact!]) {
    expect(calendar).toContain('METHOD:REQUEST');
    expect(calendar).toContain(`DTSTART:${at}`);
    expect(calendar).toMatch(new RegExp(`ORGANIZER.*mailto:${tenant.csm}`, 'i'));
    for (const person of [tenant.csm, tenant.contact])
      expect(calendar).toMatch(new RegExp(`ATTENDEE.*mailto:${person}`, 'i'));
  }
  const uid = /^UID:.*$/m;
  expect(uid.exec(ofCsm!)![0]).toBe(uid.exec(ofContact!)![0]);

  await waitUntil(() => alertOf(tenant).includes('Tech call with Bob Smith'));
  await waitUntil(() => alertOf(tenant).includes('tech_call_held'));
  expect((await notifier.click(tenant, 'tech_call_held')).status).toBe(200);
  await waitUntil(() => alertOf(tenant).includes('Jane Miller: the call took place.'));
  expect(await callOf(signal_id)).toMatchObject({ outcome: 'held', outcome_by: 'Jane Miller' });
  const view = JSON.parse((await notifier.http('GET', `/risk-signals/${signal_id}/tech-call`, csm)).body) as object;
  expect(view).toMatchObject({ starts_at: slots[1], outcome: 'held' });
  expect(view).not.toHaveProperty('token');
});

it.each(['the contact', 'the CSM'])(
  'sends both people the cancellation, once, when %s cancels the call',
  async (who) => {
    const tenant = await notifier.tenant();
    const { signal_id, path } = await offered(tenant);
    const { slots } = await callOf(signal_id);
    expect((await post(path, { slot: slots[0] })).body).toContain('Cancel the call');
    await notifier.settled(signal_id, 5);
    // A call may also be cancelled because the problem has ended.
    await tenant.resolved({ ...tenant.snapshot(), signal_id });
    await notifier.settled(signal_id, 7);
    const cancelled = { outcome: 'cancelled' };
    const outcome = `/risk-signals/${signal_id}/tech-call/outcome`;
    const csm = await tenant.tokenFor('csm');
    for (const again of [false, true]) {
      if (who === 'the contact') expect((await post(`${path}/cancel`)).body).toContain('The call is cancelled');
      else expect((await notifier.http('POST', outcome, csm, cancelled)).status).toBe(again ? 404 : 200);
    }
    await notifier.settled(signal_id, 9);
    for (const address of [tenant.csm, tenant.contact]) {
      const calendars = notifier.email
        .to(address)
        .flatMap(({ attachments }) => attachments)
        .filter(({ contentType }) => contentType === 'text/calendar')
        .map(({ content }) => content.toString());
      expect(calendars.map((it) => /^METHOD:(\w+)/m.exec(it)![1])).toEqual(['REQUEST', 'CANCEL']);
    }
    expect((await notifier.http('POST', outcome, csm, { outcome: 'held' })).status).toBe(404);
    expect(await callOf(signal_id)).toMatchObject(cancelled);
  },
);

it('tells the CSM that none of the times suits the contact', async () => {
  const tenant = await notifier.tenant();
  const { signal_id, path } = await offered(tenant);
  expect((await post(`${path}/none`)).body).toContain('None of these times');
  await waitUntil(() => alertOf(tenant).includes('none of the offered times suits Bob Smith'));
  expect(await callOf(signal_id)).toMatchObject({ outcome: 'declined', starts_at: null });
});

it("sends the alert to no manager when the CSM's invitation is refused", async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  signal.customer!.csm!.manager = { name: 'Rita Vogel', email: `rita-${tenant.id}@acme.example` };
  notifier.email.refuses.set(tenant.csm, { responseCode: 550, message: '5.1.1 user unknown' });
  const { signal_id, path } = await offered(tenant, signal);
  const { slots } = await callOf(signal_id);
  expect((await post(path, { slot: slots[0] })).body).toContain('The call is agreed on');
  await notifier.settled(signal_id, 5);
  const told = await notifier.rows<{ recipient: string; state: string }>(
    "select recipient, state from deliveries where signal_id = $1 and occasion = 'tech_call.chosen' order by state",
    signal_id,
  );
  expect(told).toEqual([
    { recipient: tenant.csm, state: 'failed' },
    { recipient: tenant.contact, state: 'sent' },
  ]);
});
