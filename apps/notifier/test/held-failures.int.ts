import { randomUUID } from 'node:crypto';
import { PLATFORM_TENANT, type SignalSnapshot } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { SignalNotice } from '../src/deliveries/signal-notices.controller';
import type { Task } from '../src/tasks/task.entity';
import type { TestTenant } from './notifier-world';
import { RunningNotifier } from './running-notifier';
import { settleStaff } from './staff-settings';

const FIRST = 5;

/** It looks at all tenants, so no other test is to fail with it. */
class Holding extends RunningNotifier {
  override environment(over: Record<string, string> = {}): Record<string, string> {
    return super.environment({ HOLD_AT_CUSTOMERS: String(FIRST), ...over });
  }
}

const notifier = new Holding();
beforeAll(async () => {
  await notifier.start();
  await settleStaff(notifier, { slack_integration_id: randomUUID(), staff_alerts: { slack_id: 'C0STAFF' } });
});
afterAll(() => notifier.stop());

/** Of customers of two tenants: their number alone counts. */
async function failures(many: number, type: string, tenants: TestTenant[]): Promise<SignalSnapshot[]> {
  const told: SignalSnapshot[] = [];
  for (let n = 0; n < many; n += 1) {
    const tenant = tenants[n % tenants.length]!;
    const signal = tenant.snapshot();
    Object.assign(signal.status_change, { integration_type: type, cause: 'grant_revoked' });
    await tenant.opened(signal);
    told.push(signal);
  }
  return told;
}

const ids = (signals: SignalSnapshot[]): string[] => signals.map(({ signal_id }) => signal_id);
const sent = (signals: SignalSnapshot[]) =>
  notifier.rows(
    `select 1 from deliveries where signal_id = any($1) and audience = 'csm' and state = 'sent'`,
    ids(signals),
  );
const held = (signals: SignalSnapshot[]) =>
  notifier.rows<{ reason: string; held_by: string }>(
    `select reason, held_by from workflow_runs where signal_id = any($1) and state = 'held'`,
    ids(signals),
  );
const allTold = (signals: SignalSnapshot[]) => waitUntil(async () => (await sent(signals)).length === signals.length);
const holdOf = (type: string) =>
  waitUntil(async () => {
    const found = await notifier.rows<{ hold_id: string; ends_at: Date; ended_at: Date | null }>(
      'select hold_id, ends_at, ended_at from held_failures where connection_code = $1',
      type,
    );
    return found[0];
  });
/** Every process has to have heard of it, which takes it one look. */
const isKnown = (type: string) =>
  waitUntil(async () => {
    const [one] = await failures(1, type, [await notifier.tenant()]);
    await waitUntil(
      async () => (await notifier.rows('select 1 from workflow_runs where signal_id = $1', one!.signal_id))[0],
    );
    return (await held([one!])).length === 1;
  });
const staff = (token: string) => notifier.list<Task>('/internal/tasks?status=open', token);

it('holds what comes after many customers have failed at once, tells staff once, and sends it when they release it', async () => {
  const tenants = [await notifier.tenant(), await notifier.tenant()];
  await allTold(await failures(FIRST - 1, 'salesforce', tenants));
  expect(await notifier.rows('select 1 from held_failures')).toEqual([]);
  await allTold(await failures(1, 'salesforce', tenants));
  const { hold_id } = await holdOf('salesforce');
  await isKnown('salesforce');

  const later = await failures(20, 'salesforce', tenants);
  const elsewhere = await failures(1, 'xero', tenants);
  await waitUntil(async () => (await held(later)).length === later.length);
  await allTold(elsewhere);
  expect(new Set((await held(later)).map(({ reason }) => reason))).toEqual(
    new Set(['one of many failures of Salesforce at once']),
  );
  expect(await sent(later)).toEqual([]);
  const [notice] = await notifier.list<SignalNotice>(
    `/signal-notices?signal_id=${later[0]!.signal_id}`,
    await tenants[0]!.tokenFor('csm'),
  );
  expect(notice).toMatchObject({ told: 0, not_singly: 'one of many failures of Salesforce at once' });
  expect(notice!.held_until).not.toBeNull();

  // Staff have one task and one message.
  const token = await notifier.issuer.token({ tenant: PLATFORM_TENANT, roles: ['admin'], subject: 'anna' });
  const [task, ...others] = (await staff(token)).filter(({ signal_id }) => signal_id === hold_id);
  expect(others).toEqual([]);
  expect(task!.title).toContain(
    'fail at once: 5 customers of salesforce fail with grant_revoked. Messages about more are held',
  );
  const posts = () => notifier.slack.messages.filter(({ text }) => text.includes('Many customers fail at once'));
  await waitUntil(() => posts().length === 1);

  // One ends meanwhile, and is told to nobody.
  const [over, ...open] = later as [SignalSnapshot, ...SignalSnapshot[]];
  const tenant = tenants[0]!;
  await tenant.resolved(over);
  expect((await notifier.http('POST', `/tasks/${task!.id}/close`, token, {})).status).toBe(200);
  await allTold(open);
  expect(await held(later)).toEqual([]);
  expect(await sent([over])).toEqual([]);
  // Further ones are told at once: staff know of it.
  await allTold(await failures(2 * FIRST, 'salesforce', tenants));
  expect(posts()).toHaveLength(1);
});

it('sends what is held by itself when its time is over', async () => {
  const tenants = [await notifier.tenant()];
  await allTold(await failures(FIRST, 'dropbox', tenants));
  const { hold_id, ends_at } = await holdOf('dropbox');
  expect(ends_at.getTime() - Date.now()).toBeGreaterThan(25 * 60_000);
  await isKnown('dropbox');
  const later = await failures(3, 'dropbox', tenants);
  await waitUntil(async () => (await held(later)).length === later.length);
  // As if half an hour had passed.
  await notifier.rows(`update held_failures set ends_at = now() where hold_id = $1`, hold_id);
  await notifier.rows(`update workflow_runs set hold_until = now() where held_by = $1`, hold_id);
  await allTold(later);
  const tasks = await waitUntil(async () => {
    const found = await notifier.rows<Task>('select * from tasks where signal_id = $1', hold_id);
    return found[0]?.status === 'closed' && found;
  });
  expect(tasks).toHaveLength(1);
  expect((await holdOf('dropbox')).ended_at).not.toBeNull();
});
