import type { SavedView } from '../src/triage/saved-views.dto';
import type { Triage } from '../src/triage/triage.dto';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';
import { openSignals, signalOf } from './triage-signals';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

type Method = 'POST' | 'PUT' | 'DELETE';
const ask = async (tenant: TestTenant, method: Method, path: string, body?: object, role = 'csm') => {
  const { status, body: text } = await notifier.http(method, path, await tenant.tokenFor(role), body);
  return { status, body: (text ? JSON.parse(text) : {}) as SavedView & { type: string; detail: string } };
};
const save = (tenant: TestTenant, body: object, role?: string) => ask(tenant, 'POST', '/saved-views', body, role);
const savedOf = async (tenant: TestTenant, role = 'csm') =>
  (JSON.parse((await notifier.http('GET', '/triage?view=our_side', await tenant.tokenFor(role))).body) as Triage).saved;
const namesOf = async (tenant: TestTenant) => (await savedOf(tenant)).map(({ name }) => name);

it('counts what a person has saved, by the same rules as the views and whatever view is looked at', async () => {
  const tenant = await notifier.tenant();
  const named = (name: string) => ({ ...tenant.snapshot().customer!, name });
  await openSignals(notifier, tenant, [
    signalOf(tenant, { customer: named('Acme North') }),
    signalOf(tenant, { customer: named('Acme South'), party: 'provider', cause: 'timeout' }),
    signalOf(tenant, { customer: named('Globex') }),
  ]);
  const { body } = await save(tenant, { name: ' Acme ', view: 'all', q: 'ACME' });
  expect(body).toEqual({ view_id: expect.any(String) as string, name: 'Acme', view: 'all', q: 'ACME' });
  await save(tenant, { name: 'acme waits', view: 'waiting_on_customer', q: 'acme' });
  await save(tenant, { name: 'Nothing', view: 'mine', q: 'no such name' });
  expect((await savedOf(tenant)).map(({ name, signals }) => [name, signals])).toEqual([
    ['Acme', 2],
    ['acme waits', 1],
    ['Nothing', 0],
  ]);
});

it('renames and deletes them, and shows them to nobody else', async () => {
  const tenant = await notifier.tenant();
  const { view_id } = (await save(tenant, { name: 'Acme', view: 'all', q: 'acme' })).body;
  expect((await save(tenant, { name: 'Acme', view: 'all', q: 'acme' }, 'member')).status).toBe(201);
  const path = `/saved-views/${view_id}`;
  expect((await ask(tenant, 'PUT', path, { name: 'ACME' })).body.name).toBe('ACME');
  expect((await ask(tenant, 'PUT', path, { name: 'Mine now' }, 'member')).status).toBe(404);
  expect((await ask(tenant, 'DELETE', path, undefined, 'member')).status).toBe(404);
  expect((await ask(await notifier.tenant(), 'DELETE', path)).status).toBe(404);
  expect(await namesOf(tenant)).toEqual(['ACME']);
  expect((await ask(tenant, 'DELETE', path)).status).toBe(204);
  expect(await namesOf(tenant)).toEqual([]);
  expect(await savedOf(tenant, 'member')).toHaveLength(1);
  expect((await save(tenant, { name: 'A', view: 'all', q: 'a' }, 'service')).status).toBe(403);
});

it('refuses a name or a filter twice, and what has no words', async () => {
  const tenant = await notifier.tenant();
  await save(tenant, { name: 'Acme', view: 'all', q: 'acme' });
  const { view_id } = (await save(tenant, { name: 'Globex', view: 'all', q: 'globex' })).body;
  for (const [body, status, detail] of [
    [{ name: 'ACME', view: 'mine', q: 'x' }, 409, 'You have a saved view named Acme already.'],
    [{ name: 'Other', view: 'all', q: 'ACME ' }, 409, 'You have saved this already, as Acme.'],
    [{ name: '  ', view: 'all', q: 'x' }, 400, undefined],
    [{ name: 'x', view: 'all', q: ' ' }, 400, undefined],
    [{ name: 'x', view: 'everything', q: 'x' }, 400, undefined],
  ] as const) {
    const refused = await save(tenant, body);
    expect(refused).toMatchObject({ status, body: detail ? { detail } : {} });
  }
  expect((await ask(tenant, 'PUT', `/saved-views/${view_id}`, { name: 'acme' })).status).toBe(409);
  expect(await namesOf(tenant)).toEqual(['Acme', 'Globex']);
});

it('lets a person have twenty, also when they are saved at the same time', async () => {
  const tenant = await notifier.tenant();
  const all = await Promise.all(
    Array.from({ length: 24 }, (_, n) => save(tenant, { name: `View ${n}`, view: 'all', q: `name ${n}` })),
  );
  expect(all.filter(({ status }) => status === 201)).toHaveLength(20);
  expect(all.find(({ status }) => status === 409)!.body.type).toMatch(/too-many-saved-views$/);
  expect(await savedOf(tenant)).toHaveLength(20);
  expect((await save(tenant, { name: 'First', view: 'all', q: 'x' }, 'member')).status).toBe(201);
});

it('notes at most once a day that a person still looks at them', async () => {
  const tenant = await notifier.tenant();
  await save(tenant, { name: 'Acme', view: 'all', q: 'acme' });
  const seen = async (set: string) => {
    await notifier.rows(`update saved_views set seen_at = ${set} where tenant_id = $1`, tenant.id);
    await savedOf(tenant);
    const age = `extract(epoch from now() - seen_at)::int as age`;
    return (await notifier.rows<{ age: number }>(`select ${age} from saved_views where tenant_id = $1`, tenant.id))[0]!;
  };
  expect((await seen(`now() - interval '23 hours'`)).age).toBeGreaterThan(80_000);
  expect((await seen(`now() - interval '30 days'`)).age).toBeLessThan(80_000);
});
