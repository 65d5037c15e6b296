import { findColleagues } from '@linesman/contracts';
import { Forgetting } from '@linesman/persistence';
import { newTenant, useWorld, type World } from './start-world';

let world: World;
useWorld((it) => (world = it));

interface Who {
  subject: string;
  roles: string[];
  name?: string;
  email?: string;
}
async function get(tenant: string, who: Who, url = '/my-rights') {
  const authorization = `Bearer ${await world.issuer.token({ tenant, ...who })}`;
  const response = await world.app.inject({ method: 'GET', url, headers: { authorization } });
  return { status: response.statusCode, items: response.json<{ items: object[] }>().items };
}
const mia = { subject: 'mia', roles: ['member'], name: 'Mia Member', email: 'mia@acme.example' };
const anna = { subject: 'anna', roles: ['tenant_admin'], name: 'Anna Admin', email: 'anna@acme.example' };

it('knows everybody who has called with a token of the tenant, and nobody of another tenant', async () => {
  const tenant = newTenant();
  await get(tenant, mia);
  await get(tenant, { subject: 'billing', roles: ['service'] });
  await get(newTenant(), { ...mia, subject: 'stranger' });
  const all = await get(tenant, anna, '/people');
  expect(all.items).toMatchObject([
    { kind: 'user', subject: 'anna', name: 'Anna Admin', roles: ['tenant_admin'] },
    { kind: 'service', subject: 'billing', name: null, email: null },
    { kind: 'user', subject: 'mia', name: 'Mia Member', email: 'mia@acme.example', roles: ['member'] },
  ]);
  expect((await get(tenant, mia, '/people')).status).toBe(403);
});

it('finds people by a part of the name, the email address or the subject', async () => {
  const tenant = newTenant();
  await get(tenant, mia);
  await get(tenant, { subject: 'billing', roles: ['service'] });
  const found = async (query: string) =>
    (await get(tenant, anna, `/people?${query}`)).items.map((one) => (one as Who).subject);
  expect(await found('q=MEMBER')).toEqual(['mia']);
  expect(await found('q=acme.example')).toEqual(['anna', 'mia']);
  expect(await found('q=bill')).toEqual(['billing']);
  expect(await found('kind=service')).toEqual(['billing']);
  expect(await found('q=%25')).toEqual([]);
  // The whole subject, not a part of it.
  expect(await found('subject=mia&subject=bill')).toEqual(['mia']);
  expect(await found('subject=mia&subject=billing')).toEqual(['billing', 'mia']);
  expect((await get(tenant, anna, '/people?subject=')).status).toBe(400);
});

it('names those whose subjects are given to everybody of the tenant, without addresses of those with a name', async () => {
  const tenant = newTenant();
  await get(tenant, anna);
  await get(tenant, { subject: 'max', roles: ['csm'], email: 'max@acme.example' });
  await get(tenant, { subject: 'billing', roles: ['service'] });
  const url = '/people/names?subject=anna&subject=max&subject=billing&subject=nobody';
  expect((await get(tenant, mia, url)).items).toEqual([
    { kind: 'user', subject: 'anna', name: 'Anna Admin' },
    { kind: 'user', subject: 'max', name: 'max@acme.example' },
  ]);
  expect((await get(newTenant(), mia, url)).items).toEqual([]);
  expect((await get(tenant, mia, '/people/names')).status).toBe(400);
  expect((await get(tenant, { subject: 'billing', roles: ['service'] }, url)).status).toBe(403);
});

it('follows a changed name or role, and keeps the name when a token has none', async () => {
  const tenant = newTenant();
  await get(tenant, mia);
  await get(tenant, { subject: 'mia', roles: ['tenant_admin'] });
  expect((await get(tenant, anna, '/people?q=mia')).items).toMatchObject([
    { name: 'Mia Member', roles: ['tenant_admin'] },
  ]);
  await get(tenant, { ...mia, name: 'Mia Manager' });
  expect((await get(tenant, anna, '/people?q=mia')).items).toMatchObject([{ name: 'Mia Manager', roles: ['member'] }]);
});

it('forgets the people of an erased tenant, and remembers none of it any more', async () => {
  const tenant = newTenant();
  await get(tenant, mia);
  expect((await world.ask(tenant, 'DELETE', '/tenant', { confirm_tenant_id: tenant })).status).toBeLessThan(300);
  await get(tenant, { ...mia, subject: 'late' });
  expect(await world.sql('select subject from people where tenant_id = $1', [tenant])).toEqual([]);
});

it('forgets who has not called for a year, except whom a grant or an integration still names', async () => {
  const tenant = newTenant();
  for (const subject of ['mia', 'left', 'granted', 'owner']) await get(tenant, { subject, roles: ['member'] });
  const granted = { action: 'configure', grantee_type: 'user', grantee: 'granted' };
  expect((await world.ask(tenant, 'POST', '/grants', granted)).status).toBe(201);
  const owned = { connection_code: 'dropbox', name: 'D', user_id: 'owner' };
  expect((await world.ask(tenant, 'POST', '/integrations', owned)).status).toBe(201);
  const age = `update people set seen_at = seen_at - interval '366 days' where tenant_id = $1 and subject <> 'mia'`;
  await world.sql(age, [tenant]);
  await world.app.get(Forgetting).run();
  const left = await world.sql('select subject from people where tenant_id = $1 order by 1', [tenant]);
  expect(left.map(({ subject }) => subject)).toEqual(['granted', 'mia', 'owner']);
});

it('tells the notifier to whom a signal can be assigned: people of the tenant with an address', async () => {
  const tenant_id = newTenant();
  await get(tenant_id, mia);
  await get(tenant_id, anna);
  await get(tenant_id, { subject: 'billing', roles: ['service'], email: 'billing@acme.example' });
  await get(tenant_id, { subject: 'nameless', roles: ['member'] });
  await get(newTenant(), { ...mia, subject: 'stranger', email: 'stranger@acme.example' });
  const find = async (over: object) =>
    (await world.rpcAs('notifier').call(findColleagues, { tenant_id, limit: 10, ...over }, 60_000)).colleagues;
  const [known, admin] = [mia, anna].map(({ name, email }) => ({ name, email }));
  expect(await find({})).toEqual([admin, known]);
  expect(await find({ q: 'MEMBER' })).toEqual([known]);
  expect(await find({ email: 'Mia@acme.example' })).toEqual([known]);
  expect(await find({ email: 'stranger@acme.example' })).toEqual([]);
});
