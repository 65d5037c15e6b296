import type { ProviderManifest } from '@linesman/provider-kit';
import { MANIFESTS, PublishManifests } from '../src/manifests/publish-manifests';
import { World } from './start-world';

let world: World;
let made = 0;

beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world?.stop());

const admin = (method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object, ifMatch?: string) =>
  world.ask('admin', method, path, body, ifMatch ? { 'if-match': ifMatch } : {});
const itemsOf = ({ body }: { body: object }) => (body as { items: Record<string, unknown>[] }).items;

async function newConnection(more: object = {}): Promise<{ code: string; path: string; etag: string }> {
  const code = `tool_${++made}`;
  const { etag } = await admin('POST', '/connections', { connection_code: code, display_name: 'Tool', ...more });
  return { code, path: `/connections/${code}`, etag: etag! };
}

it('refuses to delete a connection that integrations use, and says how many', async () => {
  const { code, path } = await newConnection();
  world.usage.set(code, { integrations: 7, tenants: 3 });
  expect(await admin('DELETE', path)).toMatchObject({
    status: 409,
    body: { type: 'urn:linesman:problem:connection-in-use', integrations: 7, tenants: 3 },
  });
  expect((await admin('GET', path)).status).toBe(200);
  world.usage.delete(code);
  expect((await admin('DELETE', path)).status).toBe(204);
  expect((await admin('DELETE', path)).status).toBe(404);
});

it('changes and deletes only the version of If-Match', async () => {
  const { path, etag } = await newConnection();
  const put = (display_name: string) => admin('PUT', path, { display_name, status: 'active' }, etag);
  const both = await Promise.all([put('A'), put('B')]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
  expect((await admin('DELETE', path, undefined, etag)).status).toBe(412);

  const capability = { capability_code: 'SEND_INVOICE', description: 'Sends one.' };
  const { etag: first } = await admin('POST', `${path}/capabilities`, capability);
  const one = `${path}/capabilities/SEND_INVOICE`;
  expect(await admin('PUT', one, { description: 'Sends two.' }, first)).toMatchObject({ status: 200, etag: '"2"' });
  expect((await admin('PUT', one, { description: 'Sends three.' }, first)).status).toBe(412);
  expect((await admin('DELETE', one, undefined, first)).status).toBe(412);
  expect((await admin('DELETE', one, undefined, '*')).status).toBe(204);
});

it('keeps the status of a connection and clears absent fields when its details are changed', async () => {
  const { path } = await newConnection({ status: 'deprecated', description: 'Old.' });
  expect(await admin('PUT', path, { display_name: 'Older' })).toMatchObject({
    status: 200,
    body: { display_name: 'Older', status: 'deprecated', description: null },
  });
  expect((await admin('PUT', path, { display_name: 'Older', status: 'dead' })).status).toBe(400);
});

it("keeps a provider's own mark until staff set a logo", async () => {
  const { body: shown } = await admin('GET', '/connections/dropbox');
  expect(shown.logo_url).toMatch(/^data:image/);
  const put = async (more: object) => {
    const { status, body } = await admin('PUT', '/connections/dropbox', { display_name: 'Dropbox', ...more });
    return { status, logo_url: body.logo_url };
  };
  expect(await put({ status: 'beta' })).toEqual({ status: 200, logo_url: shown.logo_url });
  const logo_url = 'https://logos.example/dropbox.svg';
  expect(await put({ logo_url })).toEqual({ status: 200, logo_url });
  expect(await put({})).toEqual({ status: 200, logo_url: null });
});

it('lists connections and capabilities page by page, and connections by status', async () => {
  const { code, path } = await newConnection({ status: 'beta' });
  const all = itemsOf(await admin('GET', '/connections?limit=200')).map((it) => it.connection_code);
  const paged: unknown[] = [];
  let cursor: unknown;
  do {
    const page = await admin('GET', `/connections?limit=3${typeof cursor === 'string' ? `&cursor=${cursor}` : ''}`);
    paged.push(...itemsOf(page).map((it) => it.connection_code));
    cursor = page.body.next_cursor;
  } while (cursor !== undefined);
  expect(paged).toEqual(all);
  const beta = itemsOf(await admin('GET', '/connections?status=beta&limit=200'));
  expect(new Set(beta.map((it) => it.status))).toEqual(new Set(['beta']));
  expect(beta.map((it) => it.connection_code)).toContain(code);

  for (const [capability_code, capability_version] of [
    ['A_CALL', 1],
    ['B_CALL', 1],
    ['B_CALL', 2],
  ] as const)
    await admin('POST', `${path}/capabilities`, { capability_code, capability_version, description: 'x' });
  const first = await admin('GET', `${path}/capabilities?limit=2`);
  const second = await admin('GET', `${path}/capabilities?limit=2&cursor=${String(first.body.next_cursor)}`);
  expect([...itemsOf(first), ...itemsOf(second)].map((it) => [it.capability_code, it.capability_version])).toEqual([
    ['A_CALL', 1],
    ['B_CALL', 2],
    ['B_CALL', 1],
  ]);
  for (const query of ['cursor=x', 'limit=0', 'limit=201', 'status=dead', 'shoe=1'])
    expect((await admin('GET', `/connections?${query}`)).status).toBe(400);
});

it('logs who changed what, for staff to read', async () => {
  const { code, path, etag } = await newConnection();
  await admin('PUT', path, { display_name: 'Tool', status: 'deprecated' }, etag);
  await admin('DELETE', path);
  await admin('POST', '/connections', { connection_code: code, display_name: 'Back' });
  expect((await admin('GET', path)).body).toMatchObject({ display_name: 'Back', status: 'active' });
  const log = await admin('GET', `/audit-log/connections?subject_type=connection&subject_id=${code}`);
  expect(itemsOf(log)).toMatchObject([
    { action: 'connection.restored' },
    { action: 'connection.deleted', actor: 'somebody' },
    { action: 'connection.updated', detail: { status: { before: 'active', after: 'deprecated' } } },
    { action: 'connection.created' },
  ]);
  const declared = itemsOf(await admin('GET', '/audit-log/connections?subject_id=stripe/PROCESS_PAYMENT/1'));
  expect(declared).toMatchObject([{ action: 'capability.added', actor: 'manifest' }]);
  expect((await world.ask('tenant_admin', 'GET', '/audit-log/connections')).status).toBe(403);
  const asApp = world.servers.postgres.role('catalog', 'app');
  await expect(world.sql('delete from audit_log', asApp)).rejects.toThrow(/permission denied/);
});

it('ignores an older release during a rolling update, and accepts it later as a roll-back', async () => {
  const declared = world.app.get<ProviderManifest[]>(MANIFESTS);
  const [dropbox] = declared.filter((it) => it.code === 'dropbox');
  const added = { ...dropbox!.capabilities[0]!, capability_code: 'BRAND_NEW' };
  const newer = declared.map((it) =>
    it.code === 'dropbox' ? { ...dropbox!, capabilities: [...dropbox!.capabilities, added] } : it,
  );
  const publish = async (manifests: ProviderManifest[]) => {
    await world.app.get(PublishManifests).publish(manifests);
    return (await admin('GET', '/connections/dropbox/capabilities/BRAND_NEW')).status;
  };
  expect(await publish(newer)).toBe(200);
  expect(await publish(declared)).toBe(200);
  await world.sql(`update manifest_releases set published_at = published_at - interval '1 hour'`);
  expect(await publish(declared)).toBe(404);
  expect(await publish(newer)).toBe(200);
});
