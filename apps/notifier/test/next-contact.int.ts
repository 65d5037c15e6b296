import { randomUUID } from 'node:crypto';
import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import { failed, message, post, replyAddress } from './inbound-message';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

/** A signal of a customer with two more contacts. */
async function withOthers() {
  const tenant = await notifier.tenant();
  const [carol, dave] = ['carol', 'dave'].map((name) => `${name}-${randomUUID()}@techcorp.example`) as [string, string];
  const signal = tenant.snapshot();
  signal.customer!.other_contacts = [
    { name: 'Carol Jones', email: carol },
    { name: 'Dave Lee', email: dave },
  ];
  return { tenant, carol, dave, signal };
}
const openingsOf = async ({ signal_id }: SignalSnapshot) =>
  (await notifier.deliveries(signal_id))
    .filter(({ audience, occasion }) => audience === 'contact' && occasion === 'opened')
    .map(({ recipient, state, next_contact_because }) => ({ recipient, state, next_contact_because }));
const makeStale = ({ signal_id }: SignalSnapshot) =>
  notifier.rows(
    `with sent as (update deliveries set settled_at = now() - interval '14 days' where signal_id = $1 and state = 'sent')
     update signal_handling set unattended_since = now() - interval '14 days', reminded_at = now(), escalated_at = now(),
       next_look_at = now() where signal_id = $1`,
    signal_id,
  );
const looked = ({ signal_id }: SignalSnapshot) =>
  waitUntil(async () => {
    const [row] = await notifier.rows<{ next_look_at: Date | null }>(
      'select next_look_at from signal_handling where signal_id = $1',
      signal_id,
    );
    return row && (row.next_look_at === null || row.next_look_at.getTime() > Date.now() + 120_000);
  });
const nextLook = async ({ signal_id }: SignalSnapshot) =>
  (
    await notifier.rows<{ next_look_at: Date | null }>(
      'select next_look_at from signal_handling where signal_id = $1',
      signal_id,
    )
  )[0]?.next_look_at;
const decisionsAbout = async (tenant: TestTenant, { signal_id }: SignalSnapshot, who: string) =>
  (
    await notifier.list<{ recipient: string; rule: string; words: string }>(
      `/risk-signals/${signal_id}/decisions`,
      await tenant.tokenFor('csm'),
    )
  ).filter(({ recipient }) => recipient === who);

it('tells the next contact, and no one else, when the address of the first does not exist', async () => {
  const { tenant, carol, dave, signal } = await withOthers();
  notifier.email.refuse({ address: tenant.contact } as never, 'for ever');
  await tenant.opened(signal);
  await waitUntil(() => notifier.email.to(carol).length > 0);
  await notifier.settled(signal.signal_id, 3);
  expect(await openingsOf(signal)).toEqual([
    { recipient: tenant.contact, state: 'failed', next_contact_because: null },
    { recipient: carol, state: 'sent', next_contact_because: 'bounced' },
  ]);
  const [email] = notifier.email.to(carol);
  expect(email!.text).toContain('Hi Carol Jones,');
  expect(notifier.minted.some(({ recipient }) => recipient === carol)).toBe(true);
  expect(await decisionsAbout(tenant, signal, carol)).toMatchObject([
    { rule: 'next_contact', words: 'Emails to the contact before them are returned' },
  ]);

  await tenant.resolved(signal);
  await waitUntil(() => notifier.email.to(carol).length === 2);
  expect(notifier.email.to(carol)[1]!.inReplyTo).toBe(email!.messageId);
  expect(notifier.email.to(dave)).toEqual([]);
});

it('goes on to the third where the second has unsubscribed, and tells them of a later problem at once', async () => {
  const { tenant, carol, dave, signal } = await withOthers();
  for (const [email, stopped] of [
    [tenant.contact, 'bounced'],
    [carol, 'unsubscribed'],
  ])
    await notifier.rows(
      'insert into contacts (tenant_id, email, unsubscribe_token, stopped, stopped_at) values ($1, $2, $3, $4, now())',
      tenant.id,
      email,
      randomUUID(),
      stopped,
    );
  await tenant.opened(signal);
  await waitUntil(() => notifier.email.to(dave).length > 0);
  await notifier.settled(signal.signal_id, 3);
  expect(await openingsOf(signal)).toEqual([
    { recipient: tenant.contact, state: 'suppressed', next_contact_because: null },
    { recipient: dave, state: 'sent', next_contact_because: 'bounced' },
  ]);
});

it('tells the next contact when an email comes back, when its reader unsubscribes, and nobody after the last', async () => {
  const { tenant, carol, dave, signal } = await withOthers();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const to = replyAddress(notifier.email.to(tenant.contact)[0]!).replace('reply+', 'bounce+');
  await post(notifier, failed('4.4.7', to));
  await waitUntil(() => notifier.email.to(carol).length > 0);
  await notifier.settled(signal.signal_id, 3);
  await notifier.http('POST', notifier.email.unsubscribeUrl(carol).pathname);
  await waitUntil(() => notifier.email.to(dave).length > 0);
  await notifier.settled(signal.signal_id, 4);
  await post(notifier, failed('5.1.1', replyAddress(notifier.email.to(dave)[0]!)));
  expect(await openingsOf(signal)).toEqual([
    { recipient: tenant.contact, state: 'failed', next_contact_because: null },
    { recipient: carol, state: 'sent', next_contact_because: 'undelivered' },
    { recipient: dave, state: 'failed', next_contact_because: 'unsubscribed' },
  ]);
});

it('tells the next contact, one at a time, when nobody acts', async () => {
  const { tenant, carol, dave, signal } = await withOthers();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await makeStale(signal);
  await waitUntil(() => notifier.email.to(carol).length > 0);
  await looked(signal);
  await notifier.settled(signal.signal_id, 3);
  expect(notifier.email.to(dave)).toEqual([]);
  expect(await decisionsAbout(tenant, signal, carol)).toMatchObject([
    { rule: 'next_contact', words: 'Nobody has acted since the contact before them was notified' },
  ]);
  await makeStale(signal);
  await waitUntil(() => notifier.email.to(dave).length > 0);
  await looked(signal);
  await makeStale(signal);
  await looked(signal);
  expect(await openingsOf(signal)).toHaveLength(3);
  expect(notifier.email.to(tenant.contact)).toHaveLength(1);
});

it('begins the turn of a contact who is told later, also where nothing else comes by time alone', async () => {
  const only = { remind_after_hours: [], daily: false, next_contact_after_working_hours: 4 };
  const { tenant, carol, signal } = await withOthers();
  await tenant.settle({ version: 2, reminders: { critical: only } });
  await notifier.rows(
    `insert into contacts (tenant_id, email, unsubscribe_token, stopped, stopped_at)
     select $1, email, gen_random_uuid(), 'bounced', now() from unnest($2::text[]) email`,
    tenant.id,
    [tenant.contact, ...signal.customer!.other_contacts!.map(({ email }) => email)],
  );
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await makeStale(signal);
  await waitUntil(async () => (await nextLook(signal)) === null);
  const token = await tenant.tokenFor('csm');
  await notifier.rows('update contacts set stopped = null where tenant_id = $1 and email = $2', tenant.id, carol);
  expect((await notifier.http('DELETE', `/contacts/${tenant.contact}/stop`, token)).status).toBeLessThan(300);
  await waitUntil(() => notifier.email.to(tenant.contact).length > 0);
  await waitUntil(() => nextLook(signal));
  await makeStale(signal);
  await waitUntil(() => notifier.email.to(carol).length > 0);
});

it('tells the next contact after an outage that came between', async () => {
  const only = { remind_after_hours: [], daily: false, next_contact_after_working_hours: 4 };
  const { tenant, carol, signal } = await withOthers();
  await tenant.settle({ version: 2, reminders: { critical: only } });
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await notifier.rows(
    `with outage as (insert into outages (outage_id, tenant_id, version, connection_code, data)
       values (gen_random_uuid(), $1, 1, 'salesforce', '{}') returning outage_id)
     insert into outage_signals (outage_id, signal_id, tenant_id, recipient) select outage_id, $2, $1, '' from outage`,
    tenant.id,
    signal.signal_id,
  );
  await makeStale(signal);
  await waitUntil(async () => ((await nextLook(signal))?.getTime() ?? 0) > Date.now() + 120_000);
  await notifier.rows('update outages set settled_at = now() where tenant_id = $1', tenant.id);
  expect(notifier.email.to(carol)).toEqual([]);
  await notifier.rows('update signal_handling set next_look_at = now() where signal_id = $1', signal.signal_id);
  await waitUntil(() => notifier.email.to(carol).length > 0);
});

it('waits where the contact replied', async () => {
  const { tenant, carol, signal } = await withOthers();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await post(
    notifier,
    message({ from: tenant.contact, to: replyAddress(notifier.email.to(tenant.contact)[0]!) }, 'On it'),
  );
  await notifier.settled(signal.signal_id, 3);
  await makeStale(signal);
  await looked(signal);
  expect(notifier.email.to(carol)).toEqual([]);
});
