import { randomUUID } from 'node:crypto';
import { waitUntil } from '@linesman/testing';
import { Forgetting } from '@linesman/persistence';
import type { HealthScoreChange } from '../src/health-score/health-score-changes.controller';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

async function call<T = Record<string, unknown>>(tenant: TestTenant, path: string, body?: object, role = 'service') {
  const answer = await fetch(`${await notifier.app.getUrl()}${path}`, {
    method: body ? 'PUT' : 'GET',
    headers: { authorization: `Bearer ${await tenant.tokenFor(role)}`, 'content-type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as T };
}
const scoreOf = async (tenant: TestTenant, customer_id: string) =>
  (await call(tenant, `/health-scores/${customer_id}`, undefined, 'csm')).body;
const changesOf = async (tenant: TestTenant, customer_id: string, more = '') =>
  (
    await call<{ items: HealthScoreChange[]; next_cursor?: string }>(
      tenant,
      `/health-score-changes?customer_id=${customer_id}${more}`,
      undefined,
      'csm',
    )
  ).body;
const adjusted = async (tenant: TestTenant) =>
  (await notifier.events('customer_health_score_adjusted', tenant)).map(({ data }) => data);

it('is the base that the platform set, less what open signals take', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  const { customer_id } = signal.customer!;
  const unset = { value: null, base: null, adjustment: 0, base_set_at: null, base_set_by: null };
  expect(await scoreOf(tenant, customer_id)).toEqual({ customer_id, ...unset });

  const set = await call(tenant, `/health-scores/${customer_id}`, { base: 75, reason: 'Quarterly review' });
  expect(set).toMatchObject({ status: 200, body: { value: 75, base: 75, adjustment: 0, base_set_by: 'a-service' } });
  await tenant.opened(signal);
  await waitUntil(async () => (await adjusted(tenant)).length === 1);
  expect(await scoreOf(tenant, customer_id)).toMatchObject({ value: 65, base: 75, adjustment: -10 });
  // The same base again is no change, another one is, while the signal is still open.
  await call(tenant, `/health-scores/${customer_id}`, { base: 75 });
  expect((await call(tenant, `/health-scores/${customer_id}`, { base: 5 })).body).toMatchObject({ value: 0, base: 5 });
  await tenant.resolved(signal);
  await waitUntil(async () => (await adjusted(tenant)).length === 2);
  expect(await scoreOf(tenant, customer_id)).toMatchObject({ value: 5, base: 5, adjustment: 0 });
  expect(await adjusted(tenant)).toMatchObject([
    { adjustment: -10, value: 65 },
    { adjustment: 10, value: 5 },
  ]);

  const { items } = await changesOf(tenant, customer_id);
  const shown = items.map(({ base, adjustment, value, set_by }) => ({ base, adjustment, value, set_by }));
  expect(shown).toEqual([
    { base: null, adjustment: 10, value: 5, set_by: null },
    { base: 5, adjustment: null, value: 0, set_by: 'a-service' },
    { base: null, adjustment: -10, value: 65, set_by: null },
    { base: 75, adjustment: null, value: 75, set_by: 'a-service' },
  ]);
  expect(items[3]!.reason).toBe('Quarterly review');
  const found: HealthScoreChange[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const page: { items: HealthScoreChange[]; next_cursor?: string } = await changesOf(
      tenant,
      customer_id,
      `&limit=1${cursor && `&cursor=${cursor}`}`,
    );
    found.push(...page.items);
    cursor = page.next_cursor;
  }
  expect(found).toEqual(items);
});

it('has no value while no base is set, and tells none', async () => {
  const tenant = await notifier.tenant();
  const signal = tenant.snapshot();
  await tenant.opened(signal);
  await waitUntil(async () => (await adjusted(tenant)).length === 1);
  expect((await adjusted(tenant))[0]).not.toHaveProperty('value');
  expect(await scoreOf(tenant, signal.customer!.customer_id)).toMatchObject({
    value: null,
    base: null,
    adjustment: -10,
  });
});

it('is set by the platform and administrators, from 0 to 100, in their own tenant', async () => {
  const [tenant, stranger] = [await notifier.tenant(), await notifier.tenant()];
  const customer_id = randomUUID();
  const path = `/health-scores/${customer_id}`;
  for (const base of [-1, 101, 7.5, '7']) expect(await call(tenant, path, { base })).toMatchObject({ status: 400 });
  expect(await call(tenant, path, { base: 7 }, 'csm')).toMatchObject({ status: 403 });
  expect(await call(tenant, path, { base: 7 }, 'tenant_admin')).toMatchObject({ status: 200, body: { value: 7 } });
  expect(await scoreOf(stranger, customer_id)).toMatchObject({ value: null });
});

it('keeps the newest base for ever, and forgets earlier ones', async () => {
  const tenant = await notifier.tenant();
  const customer_id = randomUUID();
  for (const base of [10, 20]) await call(tenant, `/health-scores/${customer_id}`, { base });
  await notifier.rows(
    `update health_score_bases set created_at = created_at - interval '401 days' where customer_id = $1`,
    customer_id,
  );
  await notifier.app.get(Forgetting, { strict: false }).run();
  expect((await changesOf(tenant, customer_id)).items).toMatchObject([{ base: 20 }]);
});
