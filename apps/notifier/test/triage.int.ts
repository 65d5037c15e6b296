import { randomUUID } from 'node:crypto';
import type { SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { Triage, TriagedSignal } from '../src/triage/triage.dto';
import type { TestTenant } from './notifier-world';
import { inAnHour, Outage } from './outage-of';
import { type RunningNotifier, useNotifier } from './running-notifier';
import { openSignals, signalOf } from './triage-signals';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

const customerOf = (tenant: TestTenant, name: string, arr?: number): SignalSnapshot['customer'] => ({
  ...tenant.snapshot().customer!,
  customer_id: randomUUID(),
  name,
  arr,
});

const opened = (tenant: TestTenant, signals: SignalSnapshot[]) => openSignals(notifier, tenant, signals);

const read = async <T>(tenant: TestTenant, path: string, role = 'csm'): Promise<T> =>
  JSON.parse((await notifier.http('GET', path, await tenant.tokenFor(role))).body) as T;
const triageOf = (tenant: TestTenant, query = '') => read<Triage>(tenant, `/triage${query}`);

it('groups open signals by provider, cause and owner, the worst first, and counts each customer once', async () => {
  const tenant = await notifier.tenant();
  const [acme, globex] = [customerOf(tenant, 'Acme', 100_000), customerOf(tenant, 'Globex')];
  const critical = signalOf(tenant, { severity: 'critical', customer: globex });
  await opened(tenant, [
    signalOf(tenant, { customer: acme }),
    critical,
    signalOf(tenant, { customer: acme, cause: 'server_error', party: 'provider', provider: 'stripe' }),
    signalOf(tenant, { customer: null, cause: 'api_key_rejected', provider: 'stripe', severity: 'low' }),
  ]);
  const found = await triageOf(tenant);
  expect(found.items.map((one) => [one.connection_code, one.cause, one.owner, one.signals, one.severity])).toEqual([
    ['salesforce', 'refresh_refused', 'customer', 2, 'critical'],
    ['stripe', 'server_error', 'provider', 1, 'high'],
    ['stripe', 'api_key_rejected', 'admin', 1, 'low'],
  ]);
  expect(found.items[0]).toMatchObject({ customers: 2, arr: 100_000, arr_unknown: 1, outage_since: null });
  expect(found.items[0]!.first.map(({ customer_name }) => customer_name)).toEqual(['Globex', 'Acme']);
  expect(found.at_risk).toEqual({ signals: 4, customers: 2, arr: 100_000, arr_unknown: 1 });
  expect(found.by_provider).toMatchObject([
    { connection_code: 'salesforce', customers: 2, arr: 100_000 },
    { connection_code: 'stripe', customers: 1, arr: 100_000, signals: 2 },
  ]);
  expect(Object.fromEntries(found.by_owner.map(({ owner, customers }) => [owner, customers]))).toEqual({
    customer: 2,
    provider: 1,
    admin: 0,
  });
  expect(found.groups).toBe(3);

  await tenant.resolved(critical);
  await waitUntil(async () => (await triageOf(tenant)).views.all === 3);
  expect((await triageOf(tenant, '?q=ACM')).at_risk).toMatchObject({ signals: 2, customers: 1 });
  expect((await triageOf(await notifier.tenant())).items).toEqual([]);
});

it('counts the signals of each view, and follows who acknowledges, snoozes and is assigned', async () => {
  const tenant = await notifier.tenant();
  const [first, second, atProvider, ours] = [
    signalOf(tenant),
    signalOf(tenant),
    signalOf(tenant, { cause: 'timeout', party: 'provider' }),
    signalOf(tenant, { cause: 'invalid_client', party: 'us', customer: null }),
  ];
  await opened(tenant, [first, second, atProvider, ours]);
  const before = await triageOf(tenant);
  expect(before.views).toEqual({
    all: 4,
    mine: 3,
    // The others have a CSM.
    unassigned: 1,
    waiting_on_customer: 2,
    provider_outages: 1,
    our_side: 1,
  });
  const token = await tenant.tokenFor('csm');
  const post = (signal: SignalSnapshot, path: string, body: object) =>
    notifier.http('POST', `/risk-signals/${signal.signal_id}/${path}`, token, body);
  await post(first, 'acknowledge', {});
  await post(ours, 'acknowledge', {});
  await post(second, 'assign', { email: `tom-${tenant.id}@acme.example` });
  await post(second, 'snooze', { span: 'worse' });
  expect((await triageOf(tenant)).views).toMatchObject({ mine: 2, unassigned: 0 });
  const rows = await notifier.list<TriagedSignal>('/triage/signals?view=waiting_on_customer', token);
  const rowOf = ({ signal_id }: SignalSnapshot) => rows.find((one) => one.signal_id === signal_id);
  expect(rowOf(first)).toMatchObject({ acknowledged_by: expect.any(String) as string, mine: true, assigned: false });
  expect(rowOf(second)).toMatchObject({
    snoozed_by: expect.any(String) as string,
    snoozed_until: null,
    handler_name: 'Tom Becker',
    mine: false,
  });
  await notifier.rows(
    `update signal_handling set acknowledged_until = now() - interval '1 minute' where signal_id = $1`,
    ours.signal_id,
  );
  expect((await triageOf(tenant)).views.unassigned).toBe(1);
});

it('shows what fails at a provider that has an outage as one group, whatever each call failed with', async () => {
  const tenant = await notifier.tenant();
  const given = { party: 'provider', hold_until: inAnHour() } as const;
  await opened(tenant, [
    signalOf(tenant, { ...given, cause: 'timeout' }),
    signalOf(tenant, { ...given, cause: 'server_error' }),
    signalOf(tenant),
  ]);
  expect((await triageOf(tenant)).items).toHaveLength(3);
  const outage = new Outage(notifier, tenant, { integrations: 2, still_failing: 2 });
  await outage.opened();
  const [down, other] = await waitUntil(async () => {
    const { items } = await triageOf(tenant);
    return items.length === 2 && items.toSorted((a, b) => b.signals - a.signals);
  });
  expect(down).toMatchObject({ cause: 'server_error', owner: 'provider', signals: 2 });
  expect(down!.outage_since).toBeTruthy();
  expect(other).toMatchObject({ cause: 'refresh_refused', outage_since: null });
  const all = `/triage/signals?connection_code=salesforce&cause=server_error&owner=provider`;
  expect(await notifier.list(all, await tenant.tokenFor('csm'))).toHaveLength(2);
});

it('lists exactly the signals of a group whose cause is not known', async () => {
  const tenant = await notifier.tenant();
  const unknown = signalOf(tenant, { cause: null });
  await opened(tenant, [
    unknown,
    signalOf(tenant),
    signalOf(tenant, { cause: null, provider: 'stripe' }),
    signalOf(tenant, { cause: null, party: 'provider' }),
  ]);
  const group = (await triageOf(tenant)).items.find(
    (one) => one.cause === null && one.connection_code === 'salesforce' && one.owner === 'customer',
  );
  expect(group).toMatchObject({ signals: 1 });
  const path = '/triage/signals?connection_code=salesforce&cause=none&owner=customer';
  const listed = await notifier.list<TriagedSignal>(path, await tenant.tokenFor('csm'));
  expect(listed.map(({ signal_id }) => signal_id)).toEqual([unknown.signal_id]);
});

it('lists a view page by page in one order, for members too, and nothing for strangers', async () => {
  const tenant = await notifier.tenant();
  const severities = ['low', 'critical', 'high', 'medium', 'critical'] as const;
  await opened(
    tenant,
    severities.map((severity) => signalOf(tenant, { severity })),
  );
  const seen: TriagedSignal[] = [];
  let cursor = '';
  do {
    const page = await read<{ items: TriagedSignal[]; next_cursor?: string }>(
      tenant,
      `/triage/signals?limit=2${cursor && `&cursor=${cursor}`}`,
      'member',
    );
    expect(page.items.length).toBeLessThanOrEqual(2);
    seen.push(...page.items);
    cursor = page.next_cursor ?? '';
  } while (cursor);
  expect(seen.map(({ severity }) => severity)).toEqual(['critical', 'critical', 'high', 'medium', 'low']);
  expect(new Set(seen.map(({ signal_id }) => signal_id)).size).toBe(5);
  expect(JSON.stringify(seen)).not.toContain('@');
  expect((await notifier.http('GET', '/triage', await tenant.tokenFor('service'))).status).toBe(403);
  expect((await notifier.http('GET', '/triage?view=everything', await tenant.tokenFor('csm'))).status).toBe(400);
});
