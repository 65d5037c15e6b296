import { Database, rows } from '@linesman/persistence';
import { randomUUID } from 'node:crypto';
import { customerUpserted, type DailySummarySettings, type SyncsSummary } from '@linesman/contracts';
import { envelopeOf, waitUntil } from '@linesman/testing';
import { DateTime } from 'luxon';
import type { TestTenant } from './notifier-world';
import type { SentSummary, SummaryPreview } from '../src/daily-summaries/daily-summaries.controller';
import { problems } from '../src/daily-summaries/read-summary';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => void (notifier = it));
const always = { start_hour: 0, end_hour: 24, days: [1, 2, 3, 4, 5, 6, 7] };
const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const today = () => DateTime.now().setZone('Pacific/Auckland').toISODate()!;

interface Row {
  recipient: string;
  day: string;
  audience: string;
  channel: string;
  state: string;
  reason: string | null;
  counts: Record<string, number> | null;
}

const rowsOf = ({ id }: TestTenant) =>
  notifier.rows<Row>(
    `select recipient, to_char(day, 'YYYY-MM-DD') as day, audience, channel, state, reason, counts from daily_summaries
     where tenant_id = $1 order by recipient`,
    id,
  );
const settled = (tenant: TestTenant, count: number) =>
  waitUntil(async () => {
    const found = await rowsOf(tenant);
    return found.length === count && found.every(({ state }) => state === 'sent' || state === 'not_sent') && found;
  });
const posted = (tenant: TestTenant) =>
  notifier.slack.in(tenant.slack_token).filter(({ text }) => text.startsWith('Daily summary'));
const emails = (address: string) =>
  notifier.email.to(address).filter(({ subject }) => subject!.startsWith('Daily summary'));
const admin = ({ id }: TestTenant) => `anna-${id}@acme.example`;

/** Nobody gets a summary before `switchOn`. */
async function newTenant(): Promise<TestTenant> {
  const tenant = await notifier.tenant({ working_hours: always });
  const { customer } = tenant.snapshot();
  const about = { tenantid: tenant.id, subject: customer!.customer_id };
  await notifier.publish(customerUpserted, envelopeOf(customerUpserted, customer!, about));
  await waitUntil(async () => (await notifier.rows('select 1 from csms where tenant_id = $1', tenant.id))[0]);
  return tenant;
}

async function switchOn(tenant: TestTenant, over: Partial<DailySummarySettings> & { hours?: typeof always } = {}) {
  const { hours = always, ...rest } = over;
  const daily_summary = { csms: true, admins: [admin(tenant)], ...rest };
  const time_zone = 'Pacific/Auckland';
  await tenant.settle({ time_zone, working_hours: hours, version: Date.now() % 1_000_000_000, daily_summary });
}

/** A signal that is told, so that its own messages are over. */
async function opened(tenant: TestTenant, over: Parameters<TestTenant['snapshot']>[0]) {
  const told = tenant.snapshot(over);
  await tenant.opened(told);
  await waitUntil(async () => (await notifier.deliveries(told.signal_id)).some(({ state }) => state === 'sent'));
  return told;
}

const inTenant = (tenant: TestTenant, role: string, email = tenant.csm) =>
  notifier.issuer.token({ tenant: tenant.id, roles: [role], subject: role, email });

it('tells each CSM of their own customers and an administrator of all, once a day', async () => {
  const tenant = await newTenant();
  await opened(tenant, { opened_at: ago(1) });
  await opened(tenant, { opened_at: ago(100), severity: 'medium' });
  const fixed = await opened(tenant, { opened_at: ago(3) });
  await tenant.resolved(fixed);
  await waitUntil(
    async () =>
      (await notifier.rows(`select 1 from signals where signal_id = $1 and state = 'resolved'`, fixed.signal_id))[0],
  );
  // Nobody's customer: only an administrator hears of it.
  await opened(tenant, { opened_at: ago(2), customer: undefined });
  const failing = [{ integration_id: randomUUID(), integration_name: 'Xero', customer_name: 'Initech', failed: 2 }];
  const syncs: SyncsSummary = { runs: 7, failed: 2, failing_integrations: 1, failing };
  notifier.syncs.set(tenant.id, syncs);
  await switchOn(tenant);

  const [anna, jane] = await settled(tenant, 2);
  const row = { day: today(), channel: 'slack', state: 'sent', reason: null };
  expect(anna).toMatchObject({ ...row, recipient: admin(tenant), audience: 'tenant' });
  expect(anna!.counts).toMatchObject({ broke: 2, still_open: 1, fixed: 1, syncs: 7, syncs_failed: 2 });
  expect(jane).toMatchObject({ ...row, recipient: tenant.csm, audience: 'csm' });
  expect(jane!.counts).toMatchObject({ broke: 1, still_open: 1, fixed: 1, syncs: 0, syncs_failed: 0 });
  const texts = posted(tenant).map(({ text }) => text);
  expect(texts).toHaveLength(2);
  expect(texts.find((text) => text.includes('failed sync'))).toMatch(
    /^Daily summary: 2 new problems, 1 still open, 1 fixed, .*2 failed syncs$/,
  );
  const blocks = posted(tenant)
    .map((one) => one.blocks)
    .join();
  for (const said of [
    'Still open (1)',
    'TechCorp: Salesforce CRM Sync, medium, since',
    '7 syncs ran, 2 failed',
    'Initech: Xero, 2 failed syncs',
    '/daily-summary',
  ])
    expect(blocks).toContain(said);

  // The same day again, as after a restart that lost the schedule.
  await notifier.rows('delete from summary_schedules where tenant_id = $1', tenant.id);
  await waitUntil(
    async () => (await notifier.rows('select 1 from summary_schedules where tenant_id = $1', tenant.id))[0],
  );
  expect(await rowsOf(tenant)).toHaveLength(2);
  expect(posted(tenant)).toHaveLength(2);
});

it('sends nothing where there is nothing to say, or where somebody wants none, and says so', async () => {
  const tenant = await newTenant();
  notifier.syncs.set(tenant.id, { runs: 4, failed: 0, failing_integrations: 0, failing: [] });
  const token = await inTenant(tenant, 'csm');
  expect((await notifier.http('PUT', '/daily-summaries/mine', token, { wanted: false })).status).toBe(200);
  await switchOn(tenant);
  const [anna, jane] = await settled(tenant, 2);
  expect(anna).toMatchObject({ state: 'not_sent', reason: 'nothing_to_say' });
  expect(jane).toMatchObject({ state: 'not_sent', reason: 'not_wanted', counts: null });
  expect([...posted(tenant), ...emails(tenant.csm), ...emails(admin(tenant))]).toEqual([]);

  const mine = await notifier.list<SentSummary>('/daily-summaries', token);
  expect(mine.map(({ recipient }) => recipient)).toEqual([tenant.csm]);
  const [first] = await notifier.list<SentSummary>('/daily-summaries?limit=1', await inTenant(tenant, 'tenant_admin'));
  const page = JSON.parse(
    (await notifier.http('GET', '/daily-summaries?limit=1', await inTenant(tenant, 'tenant_admin'))).body,
  ) as { next_cursor: string };
  const [second] = await notifier.list<SentSummary>(
    `/daily-summaries?cursor=${page.next_cursor}`,
    await inTenant(tenant, 'tenant_admin'),
  );
  expect([first!.recipient, second!.recipient].sort()).toEqual([admin(tenant), tenant.csm]);
});

it('is emailed where Slack does not reach the person', async () => {
  const tenant = await newTenant();
  await opened(tenant, { opened_at: ago(1) });
  const refused = { ok: false, error: 'restricted_action' };
  notifier.slack.next('chat.postMessage', tenant.slack_token, refused);
  await switchOn(tenant, { admins: [] });
  const [jane] = await settled(tenant, 1);
  expect(jane).toMatchObject({ state: 'sent', channel: 'email', recipient: tenant.csm });
  const [email, ...others] = emails(tenant.csm);
  expect(others).toEqual([]);
  expect(email!.subject).toBe('Daily summary: 1 new problem');
  expect(email!.text).toContain('- TechCorp: Salesforce CRM Sync, critical, since');
  expect(email!.html).toContain('Broke and not fixed (1)');
  expect(posted(tenant)).toEqual([]);
});

it('posts no second message where the first one got no answer', async () => {
  const tenant = await newTenant();
  await opened(tenant, { opened_at: ago(1) });
  notifier.slack.next('chat.postMessage', tenant.slack_token, 'break');
  await switchOn(tenant, { admins: [] });
  const [jane] = await settled(tenant, 1);
  expect(jane).toMatchObject({ state: 'sent', reason: 'found_at_its_destination' });
  expect(posted(tenant)).toHaveLength(1);
});

it('waits for the morning of the tenant', async () => {
  const tenant = await newTenant();
  const weekday = DateTime.now().setZone('Pacific/Auckland').weekday;
  const tomorrow = { ...always, start_hour: 9, days: [(weekday % 7) + 1] };
  await switchOn(tenant, { hours: tomorrow });
  const next = await waitUntil(
    async () =>
      (
        await notifier.rows<{ next_at: Date }>('select next_at from summary_schedules where tenant_id = $1', tenant.id)
      )[0],
  );
  const expected = DateTime.now().setZone('Pacific/Auckland').startOf('day').plus({ days: 1 }).set({ hour: 9 });
  expect(next.next_at).toEqual(expected.toJSDate());
  expect(await rowsOf(tenant)).toEqual([]);
});

it('previews what would be sent, and shows a CSM no other customers', async () => {
  const tenant = await newTenant();
  await opened(tenant, { opened_at: ago(1) });
  await opened(tenant, { opened_at: ago(2), customer: undefined });
  await opened(tenant, { opened_at: ago(1), signal_type: 'integration_near_limit', severity: 'medium' });
  const preview = async (role: string, of: string) => {
    const { status, body } = await notifier.http(
      'GET',
      `/daily-summaries/preview?of=${of}`,
      await inTenant(tenant, role),
    );
    return { status, body: JSON.parse(body) as SummaryPreview };
  };
  expect((await preview('csm', 'tenant')).status).toBe(403);
  const mine = (await preview('csm', 'me')).body;
  expect(mine).toMatchObject({
    switched_on: false,
    sent_to_me: false,
    wanted: true,
    time_zone: 'UTC',
    next_at: null,
    headline: '1 new problem, 1 near the limit',
  });
  const whole = (await preview('tenant_admin', 'tenant')).body;
  expect(whole.summary.broke).toMatchObject({ count: 2 });
  expect(whole.parts[0]!.heading).toBe('Broke and not fixed (2)');
  expect(whole.parts[1]).toEqual({
    heading: 'Near the limit of a day’s requests (1)',
    lines: [expect.stringContaining('TechCorp: Salesforce CRM Sync, medium, since')],
  });
  expect(posted(tenant)).toEqual([]);
  const nobody = await notifier.issuer.token({ tenant: tenant.id, roles: ['csm'], subject: 'x' });
  expect((await notifier.http('GET', '/daily-summaries/preview', nobody)).status).toBe(422);
});

it('reads the signals of one CSM among those of many, and no others', async () => {
  const tenant = await notifier.tenant({ working_hours: always });
  const told = JSON.stringify(tenant.snapshot({ opened_at: ago(1) }));
  await notifier.rows(
    `insert into signals (signal_id, tenant_id, state, version, snapshot)
     select gen_random_uuid(), $1, 'open', 1,
       jsonb_set($2::jsonb, '{customer,csm,email}', to_jsonb('csm' || n % 100 || '@acme.example'))
     from generate_series(1, 5000) n`,
    tenant.id,
    told,
  );
  await notifier.rows('analyze signals');
  const of = (csm: string | null) =>
    notifier.app.get(Database).inTenant(tenant.id, async (tx) => {
      const values = [tenant.id, ago(24), ago(0), csm];
      const plan = await rows(tx, `explain (analyze, timing off) ${problems}`, values);
      return { found: await rows<{ count: number }>(tx, problems, values), plan: JSON.stringify(plan) };
    });
  const mine = await of('csm7@acme.example');
  expect(mine.found[0]!.count).toBe(50);
  expect(mine.plan).toContain('signals_of_csm');
  expect(mine.plan).not.toContain('Seq Scan on signals');
  expect(mine.plan).not.toMatch(/actual rows=[0-9]{4}/);
  expect((await of(null)).found[0]!.count).toBe(5_000);
});
