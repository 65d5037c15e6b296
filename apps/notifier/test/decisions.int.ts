import { randomUUID } from 'node:crypto';
import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { Decision } from '../src/decisions/decision';
import type { PersonsDecision } from '../src/decisions/decisions.controller';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const ofSignal = async (tenant: TestTenant, { signal_id }: SignalSnapshot) =>
  notifier.list<Decision>(`/risk-signals/${signal_id}/decisions`, await tenant.tokenFor('csm'));
const ofPerson = async (tenant: TestTenant, query = '') =>
  notifier.list<PersonsDecision>(`/decisions${query}`, await tenant.tokenFor('csm'));
const silence = async (tenant: TestTenant) => {
  const body = { ends_at: new Date(Date.now() + 3_600_000).toISOString(), reason: 'database move' };
  expect((await notifier.http('POST', '/silences', await tenant.tokenFor('tenant_admin'), body)).status).toBe(201);
};

it('names each person, what was decided for them, by which rule and why', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await notifier.rows(
    `insert into contacts (tenant_id, email, unsubscribe_token, stopped) values ($1, $2, $3, 'unsubscribed')`,
    tenant.id,
    tenant.contact,
    randomUUID(),
  );
  await tenant.opened(signal);
  await notifier.settled(signal.signal_id, 2);
  await tenant.resolved(signal);
  await notifier.settled(signal.signal_id, 3);
  const decided = (await ofSignal(tenant, signal)).filter(({ recipient }) => recipient !== null);
  const workflow = 'integration_disconnection_response';
  expect(decided).toMatchObject([
    { recipient: tenant.csm, channel: 'slack', occasion: 'opened', decision: 'told', rule: 'workflow', workflow },
    { recipient: tenant.contact, channel: 'email', decision: 'not_told', rule: 'unsubscribed', workflow },
    { recipient: tenant.csm, occasion: 'resolved', decision: 'told', rule: 'end', step: null },
  ]);
  expect(decided[1]!.words).toBe('They have unsubscribed');
  expect(decided[0]!.step).not.toBeNull();
});

it('says for a person why they were told, and why not, newest first and page by page', async () => {
  const tenant = await notifier.tenant();
  const told = tenant.snapshot();
  await tenant.opened(told);
  await notifier.settled(told.signal_id, 2);
  await silence(tenant);
  const [held, over] = [tenant.snapshot(), tenant.snapshot()];
  for (const [before, signal] of [held, over].entries()) {
    await tenant.opened(signal);
    await waitUntil(async () => (await ofPerson(tenant)).length === before + 2);
  }
  await tenant.resolved(over);
  await waitUntil(async () => (await ofPerson(tenant))[0]!.decision === 'not_told');
  const found = await ofPerson(tenant);
  expect(found).toMatchObject([
    { signal_id: over.signal_id, recipient: null, decision: 'not_told', rule: 'silence' },
    { signal_id: held.signal_id, recipient: null, decision: 'waits', rule: 'silence', customer_name: 'TechCorp' },
    { signal_id: told.signal_id, recipient: tenant.csm, decision: 'told', rule: 'workflow' },
  ]);
  expect(found[0]!.words).toBe(`It ended before its silence. Silenced by ${tenant.csm}: database move`);
  expect(found[1]!.until).not.toBeNull();
  const token = await tenant.tokenFor('csm');
  const pages: string[] = [];
  let cursor = '';
  do {
    const { body } = await notifier.http('GET', `/decisions?limit=1${cursor}`, token);
    const page = JSON.parse(body) as { items: PersonsDecision[]; next_cursor?: string };
    pages.push(...page.items.map(({ id }) => id));
    cursor = page.next_cursor ? `&cursor=${page.next_cursor}` : '';
  } while (cursor);
  expect(pages).toEqual(found.map(({ id }) => id));
  const contact = await ofPerson(tenant, `?recipient=${encodeURIComponent(tenant.contact)}`);
  expect(contact.map(({ signal_id, audience }) => [signal_id, audience])).toEqual([[told.signal_id, 'contact']]);
  // Another tenant reads none of it.
  const other = await notifier.tenant();
  expect(await ofSignal(other, told)).toEqual([]);
  expect(await ofPerson(other, `?recipient=${encodeURIComponent(tenant.csm)}`)).toEqual([]);
});
