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

/** Later than the email. */
let begun: number;
beforeEach(() => (begun = Date.now() + 60_000));

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

it('emails the colleague to whom a link was handed over one of their own, once, and tells the CSM', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  const colleague = { name: 'Carol Jones', email: `carol-${randomUUID()}@techcorp.example` };
  await take(tenant, signal, [{ step: 'opened' }, { step: 'handed_over', colleague }]);
  await waitUntil(() => notifier.email.to(colleague.email).length > 0);
  await waitUntil(() => alertOf(tenant).includes('Bob Smith handed the reconnect link over to Carol Jones on'));

  const [email, ...more] = notifier.email.to(colleague.email);
  expect(more).toEqual([]);
  expect(email!.subject).toBe('Bob Smith asks you to take care of the Salesforce integration');
  expect(email!.text).toContain('Hi Carol Jones,');
  const minted = notifier.minted.filter(({ recipient }) => recipient === colleague.email);
  expect(minted).toHaveLength(1);
  expect(email!.text).toContain(minted[0]!.url);
  expect(notifier.email.unsubscribeUrl(colleague.email).pathname).toContain('/unsubscribe/');
});

it('emails no colleague after the signal has closed, and says why', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await tenant.resolved(signal);
  await notifier.settled(signal.signal_id, 4);
  const colleague = { name: 'Carol Jones', email: `carol-${randomUUID()}@techcorp.example` };
  await take(tenant, signal, [{ step: 'handed_over', colleague }]);
  const told = await notifier.settled(signal.signal_id, 5);
  expect(told.at(-1)).toMatchObject({
    recipient: colleague.email,
    state: 'suppressed',
    reason: 'closed_before_told',
  });
  expect(notifier.email.to(colleague.email)).toEqual([]);
});

describe('a person who began to reconnect and stopped', () => {
  const nudgeOf = async ({ signal_id }: SignalSnapshot) =>
    (await notifier.deliveries(signal_id)).find(({ occasion }) => occasion === 'nudge');
  const makeDue = ({ signal_id }: SignalSnapshot) =>
    notifier.rows(
      `update deliveries set next_attempt_at = now() where signal_id = $1 and occasion = 'nudge'`,
      signal_id,
    );
  const emailed = async () => {
    const tenant = await notifier.tenant();
    const signal = tenant.snapshot();
    await tenant.opened(signal);
    await notifier.settled(signal.signal_id, 2);
    return { tenant, signal };
  };

  it('gets one email two hours later, which says where they stopped and has a new link', async () => {
    const { tenant, signal } = await emailed();
    const steps = [{ step: 'opened' }, { step: 'cancelled', access: ['api', 'refresh_token'] }] as const;
    await take(
      tenant,
      signal,
      steps.map((one) => ({ ...one, access: 'access' in one ? [...one.access] : undefined })),
    );
    const waiting = await waitUntil(async () =>
      (await stepsOf(tenant, signal)).length === 3 ? nudgeOf(signal) : undefined,
    );
    expect(waiting).toMatchObject({ state: 'pending', reason: 'waits_for_reconnection', recipient: tenant.contact });
    expect(waiting.next_attempt_at.getTime()).toBeGreaterThanOrEqual(begun + 2_000 + 2 * 3_600_000);
    await makeDue(signal);
    await notifier.settled(signal.signal_id, 3);

    const [first, nudge, ...more] = notifier.email.to(tenant.contact);
    expect(more).toEqual([]);
    expect(nudge!.subject).toBe('Re: Action Required: Your Salesforce integration needs reauthorization');
    expect(nudge!.inReplyTo).toBe(first!.messageId);
    expect(nudge!.text).toContain('You did not allow access at Salesforce, so nothing was changed.');
    expect(nudge!.text).toContain('asks for this access: api, refresh_token.');
    const links = notifier.minted.filter(({ recipient }) => recipient === tenant.contact);
    expect(links).toHaveLength(2);
    expect(nudge!.text).toContain(links[1]!.url);

    await take(tenant, signal, [{ step: 'opened', link_id: links[1]!.link_id }]);
    await waitUntil(async () => (await stepsOf(tenant, signal)).length === 5);
    expect(await nudgeOf(signal)).toMatchObject({ state: 'sent' });
  });

  it('gets none where a colleague has the link now', async () => {
    const { tenant, signal } = await emailed();
    const colleague = { name: 'Carol Jones', email: `carol-${randomUUID()}@techcorp.example` };
    await take(tenant, signal, [{ step: 'opened' }, { step: 'handed_over', colleague }]);
    await waitUntil(async () => (await stepsOf(tenant, signal)).some(({ step }) => step === 'handed_over'));
    await makeDue(signal);
    const nudge = await waitUntil(async () => {
      const one = await nudgeOf(signal);
      return one?.state === 'suppressed' && one;
    });
    expect(nudge.reason).toBe('handed_over');
  });

  it('gets it after all where they asked for a new link and stopped with that one', async () => {
    const { tenant, signal } = await emailed();
    await take(tenant, signal, [{ step: 'opened' }]);
    await waitUntil(async () => (await nudgeOf(signal)) !== undefined);
    const link_id = randomUUID();
    await notifier.rows(
      `insert into link_steps (link_id, number, tenant_id, signal_id, step, taken_at, recipient)
       values ($1, 0, $2, $3, 'sent', to_timestamp($4), $5)`,
      link_id,
      tenant.id,
      signal.signal_id,
      begun / 1_000 + 60,
      tenant.contact,
    );
    await makeDue(signal);
    await waitUntil(async () => (await nudgeOf(signal))?.reason === 'has_a_newer_link');
    await take(tenant, signal, [{ step: 'opened', link_id, taken_at: new Date(begun + 90_000).toISOString() }]);
    await waitUntil(async () => (await nudgeOf(signal))?.state === 'pending');
    await makeDue(signal);
    await waitUntil(() => notifier.email.to(tenant.contact).length === 2);
    expect(notifier.email.to(tenant.contact)[1]!.text).toContain('You opened the link to reconnect Salesforce.');
  });

  it('gets none once the signal has ended', async () => {
    const { tenant, signal } = await emailed();
    await take(tenant, signal, [{ step: 'opened' }]);
    await waitUntil(async () => (await nudgeOf(signal)) !== undefined);
    await tenant.resolved(signal);
    await waitUntil(async () => (await nudgeOf(signal))?.reason === 'closed_before_told');
  });
});
