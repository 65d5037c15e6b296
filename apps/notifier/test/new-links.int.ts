import { randomUUID } from 'node:crypto';
import { reconnectLinkRequested, type SignalSnapshot } from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

/** Asks twice with the same event, as after a redelivery. */
async function request(tenant: TestTenant, signal: SignalSnapshot): Promise<void> {
  const { signal_id, status_change } = signal;
  const { integration_id } = status_change;
  const data = { request_id: randomUUID(), integration_id, recipient: tenant.contact, signal_id };
  const envelope = envelopeOf(reconnectLinkRequested, data, { tenantid: tenant.id, subject: data.request_id });
  for (let told = 0; told < 2; told++) await notifier.publish(reconnectLinkRequested, envelope);
}
const linksTo = ({ contact }: TestTenant) => notifier.minted.filter(({ recipient }) => recipient === contact);

it('emails one new link to whoever asked for it, in the thread of the alert', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await request(tenant, signal);
  await notifier.settled(signal.signal_id, 3);

  const [alert, fresh, ...more] = notifier.email.to(tenant.contact);
  expect(more).toEqual([]);
  const [first, second, ...others] = linksTo(tenant);
  expect(others).toEqual([]);
  expect(alert!.text).toContain(first!.url);
  expect(fresh!.text).toContain(second!.url);
  expect(second!.url).not.toBe(first!.url);
  expect(fresh!.text).toContain('Here is how to get your Salesforce integration');
  expect(fresh!.inReplyTo).toBe(alert!.messageId);
});

it('sends none after the problem has ended, or where the contact could not end it, and says why', async () => {
  const tenant = await notifier.tenant();
  const [ended, ours] = [tenant.snapshot(), tenant.snapshot()];
  ours.status_change = { ...ours.status_change, cause: 'app_credentials_missing', party_at_fault: 'us' };
  for (const signal of [ended, ours]) await tenant.opened(signal);
  await notifier.settled(ended.signal_id, 2);
  await tenant.resolved(ended);
  await notifier.settled(ended.signal_id, 4);
  const links = linksTo(tenant).length;
  for (const signal of [ended, ours]) await request(tenant, signal);
  // Events are handled in their order: once this one was, those before it were.
  const open = tenant.snapshot();
  await tenant.opened(open);
  await waitUntil(async () => (await notifier.deliveries(open.signal_id)).length > 0);
  await request(tenant, open);
  await waitUntil(async () => (await newLinks(open)).length > 0);
  const notSent = { state: 'suppressed', recipient: tenant.contact };
  expect(await newLinks(ended)).toMatchObject([{ ...notSent, reason: 'closed_before_told' }]);
  expect(await newLinks(ours)).toMatchObject([{ ...notSent, reason: 'our_fault' }]);
  await waitUntil(() => linksTo(tenant).length === links + 2);
});

const newLinks = async ({ signal_id }: SignalSnapshot) =>
  (await notifier.deliveries(signal_id)).filter(({ occasion }) => occasion.startsWith('new_link.'));
