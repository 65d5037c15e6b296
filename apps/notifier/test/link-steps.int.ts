import { randomUUID } from 'node:crypto';
import {
  type LinkStep,
  type ReconnectLinkStepTaken,
  reconnectLinkStepTaken,
  type SignalSnapshot,
} from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import type { LinkStepView } from '../src/link-steps/link-steps.controller';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

// Later than the email.
const begun = Date.now() + 60_000;

/** Tells steps of the link in the contact's first email, each twice, as after a redelivery. */
async function take(
  tenant: TestTenant,
  { signal_id, status_change: { integration_id } }: SignalSnapshot,
  steps: (Pick<ReconnectLinkStepTaken, 'step'> & Partial<ReconnectLinkStepTaken>)[],
  from = 1,
): Promise<void> {
  const link_id = notifier.minted.find(({ recipient }) => recipient === tenant.contact)?.link_id ?? randomUUID();
  for (const [at, step] of steps.entries()) {
    const taken_at = new Date(begun + (from + at) * 1_000).toISOString();
    const data = { link_id, integration_id, signal_id, recipient: tenant.contact, taken_at, ...step };
    const frame = { tenantid: tenant.id, subject: data.link_id, aggregateversion: from + at };
    const envelope = envelopeOf(reconnectLinkStepTaken, data, frame);
    for (let told = 0; told < 2; told++) await notifier.publish(reconnectLinkStepTaken, envelope);
  }
}

const alertOf = (tenant: TestTenant) => notifier.slack.in(tenant.slack_token)[0]!.blocks;
const stepsOf = (tenant: TestTenant, { signal_id }: SignalSnapshot, query = '') =>
  tenant
    .tokenFor('csm')
    .then((token) => notifier.list<LinkStepView>(`/risk-signals/${signal_id}/link-steps${query}`, token));

it('shows each step to the CSM: in the list, and as one line of the alert that follows the last one', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  expect(await stepsOf(tenant, signal)).toMatchObject([{ step: 'sent', recipient: tenant.contact }]);
  expect(alertOf(tenant)).not.toContain('reconnect link');

  await take(tenant, signal, [{ step: 'opened' }, { step: 'consent_started' }, { step: 'cancelled' }]);
  await waitUntil(() => alertOf(tenant).includes('Bob Smith opened the reconnect link and cancelled on'));
  const accounts = { offered: 'Te… Sa…', expected: 'Te… Co…' };
  await take(tenant, signal, [{ step: 'wrong_account', accounts }], 4);
  await waitUntil(() => alertOf(tenant).includes('chose another account (Te… Sa…, not Te… Co…) on'));
  expect(alertOf(tenant)).not.toContain('cancelled on');
  expect(notifier.slack.in(tenant.slack_token)).toHaveLength(1);

  const steps = await stepsOf(tenant, signal);
  const names: (LinkStep | 'sent')[] = ['sent', 'opened', 'consent_started', 'cancelled', 'wrong_account'];
  expect(steps.map(({ step }) => step)).toEqual(names);
  expect(steps.at(-1)).toMatchObject({ accounts, recipient: tenant.contact, number: 4 });
  expect(new Set(steps.map(({ link_id }) => link_id)).size).toBe(1);
});

it('lists the steps page by page, to nobody of another tenant, and not to members', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await take(tenant, signal, [{ step: 'opened' }, { step: 'consent_started' }]);
  await waitUntil(async () => (await stepsOf(tenant, signal)).length === 3);
  const token = await tenant.tokenFor('csm');
  const path = `/risk-signals/${signal.signal_id}/link-steps`;
  const first = JSON.parse((await notifier.http('GET', `${path}?limit=2`, token)).body) as {
    items: LinkStepView[];
    next_cursor: string;
  };
  expect(first.items.map(({ step }) => step)).toEqual(['sent', 'opened']);
  const rest = await stepsOf(tenant, signal, `?limit=2&cursor=${first.next_cursor}`);
  expect(rest.map(({ step }) => step)).toEqual(['consent_started']);
  expect(await stepsOf(await notifier.tenant(), signal)).toEqual([]);
  expect((await notifier.http('GET', path, await tenant.tokenFor('member'))).status).toBe(403);
});

it('stores a late step of a closed signal, and changes no message for it', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await tenant.resolved(signal);
  await notifier.settled(signal.signal_id, 4);
  await take(tenant, signal, [{ step: 'verified' }]);
  await waitUntil(async () => (await stepsOf(tenant, signal)).length === 2);
  const [{ revision }] = (await notifier.rows<{ revision: number }>(
    'select revision from signals where signal_id = $1',
    signal.signal_id,
  )) as [{ revision: number }];
  expect(revision).toBe(2);
});
