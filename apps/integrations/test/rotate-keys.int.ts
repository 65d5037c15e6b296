import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Database, openDatabase } from '@linesman/persistence';
import { spawnService, waitUntil } from '@linesman/testing';
import { schema } from '../src/schema';
import { parseCredentialKeys } from '../src/sealing/credential-keys';
import { rotateKeys } from '../src/sealing/rotate-keys.system';
import { Sealer } from '../src/sealing/sealer';
import { connectedIntegration } from './connecting';
import { newTenant, World } from './start-world';

const env = { LEASE_WAIT_MS: '3000' };
let world: World;
let k1: string;
let k2: string;
let database: Database;

beforeAll(async () => {
  world = await World.start({ env });
  k1 = world.environment().CREDENTIAL_KEYS!;
  k2 = `k2:${randomBytes(32).toString('base64')}`;
  database = await openDatabase(schema, {
    DATABASE_APP_URL: world.servers.postgres.role('integrations', 'app'),
    DATABASE_SYSTEM_URL: world.servers.postgres.role('integrations', 'system'),
    DATABASE_POOL_SIZE: 2,
  });
});
afterAll(async () => {
  await database?.close();
  await world?.stop();
});

const keysLeft = async () =>
  (await world.sql<{ key_id: string }>('select key_id from sealing_keys order by key_id')).map(({ key_id }) => key_id);
const sealedWith = async (key_id: string) =>
  Number(
    (
      await world.sql<{ n: string }>('select count(*) as n from integration_credentials where key_id = $1', [key_id])
    )[0]!.n,
  );

/** Rows of many tenants, as if each had stored credentials. */
async function fill(keys: string, tenants: number, each: number): Promise<void> {
  const sealer = new Sealer(parseCredentialKeys(keys));
  for (let tenant = 0; tenant < tenants; tenant++) {
    const tenant_id = newTenant();
    const rows = Array.from({ length: each }, () => randomUUID()).map((integration_id) => ({
      integration_id,
      sealed: sealer.seal({ tenant_id, record_id: integration_id }, { secret_key: `sk ${integration_id}` }),
    }));
    await world.sql(
      `with made as (insert into integrations (integration_id, tenant_id, connection_code, name, status, created_by)
         select id, $1, 'stripe', 'Payments', 'active', 'test' from unnest($2::uuid[]) id)
       insert into integration_credentials (integration_id, tenant_id, sealed, credential_version, obtained_at)
       select id, $1, sealed, 1, now() from unnest($2::uuid[], $3::jsonb[]) as t (id, sealed)`,
      [tenant_id, rows.map((row) => row.integration_id), rows.map((row) => JSON.stringify(row.sealed))],
    );
  }
}

it('waits for processes that still seal with the old key, and changes nothing if they do not stop', async () => {
  const keys = parseCredentialKeys(`${k2},${k1}`);
  await connectedIntegration(world, newTenant());
  await expect(rotateKeys(database, keys, { patience_ms: 300 })).rejects.toThrow(
    'A process of integrations still seals with the key k1: start each with k2 first in CREDENTIAL_KEYS. Nothing was changed.',
  );
  expect(await keysLeft()).toEqual(['k1']);
});

it('re-wraps while leases, token refreshes and stores run, continues after a kill, and deletes the old key', async () => {
  await fill(k1, 4, 500);
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  const untouched = (
    await world.sql<{ sealed: { fields: object } }>(
      'select sealed from integration_credentials where integration_id = $1',
      [integration_id],
    )
  )[0]!.sealed.fields;

  await world.stopApps();
  await world.startApp({ ...env, CREDENTIAL_KEYS: `${k2},${k1}` });
  const before = await sealedWith('k1');
  expect(before).toBeGreaterThan(2_000);

  let running = true;
  let leased = 0;
  let stored = 0;
  const executor = world.rpcAs('gateway-executor');
  const traffic = (async () => {
    while (running) {
      const renewing = stored < 20 ? { refused_version: ++stored } : {};
      const { granted } = await world.lease(executor, { tenant_id, integration_id, ...renewing });
      expect(granted).toBe(true);
      leased++;
      if (leased % 5 === 0) await connectedIntegration(world, newTenant());
    }
  })();

  const tool = join(__dirname, 'rotating-process.ts');
  const process = await spawnService(
    tool,
    { ...world.environment(), CREDENTIAL_KEYS: `${k2},${k1}` },
    { ready: 'rotating' },
  );
  const half = await waitUntil(async () => {
    const left = await sealedWith('k1');
    return left > 0 && left < before - 150 && left;
  });
  await process.kill('SIGKILL');
  expect(await keysLeft()).toEqual(['k1', 'k2']);

  const seen: number[] = [];
  const began = Date.now();
  const { retired, rewrapped } = await rotateKeys(database, parseCredentialKeys(`${k2},${k1}`), {
    unused_ms: 0,
    onProgress: ({ done, total }) => seen.push(done / total),
  });
  const seconds = (Date.now() - began) / 1000;
  await waitUntil(() => leased > 30);
  running = false;
  await traffic;

  expect(retired).toEqual(['k1']);
  expect(rewrapped).toBeLessThan(before);
  expect(seen.at(-1)).toBe(1);
  expect(await sealedWith('k1')).toBe(0);
  expect(await keysLeft()).toEqual(['k2']);
  console.log(
    `killed with ${half} of ${before} left; then ${rewrapped} in ${seconds} s beside ${leased} leases, ${stored} token refreshes`,
  );
  const [row] = await world.sql<{ sealed: { fields: object } }>(
    `select sealed from integration_credentials where integration_id <> $1 and sealed -> 'fields' ? 'access_token' limit 1`,
    [integration_id],
  );
  expect(Object.keys(row!.sealed.fields)).toEqual(Object.keys(untouched));
});

it('opens everything with the new key alone, and refuses to store with the old one', async () => {
  await world.stopApps();
  await world.startApp({ ...env, CREDENTIAL_KEYS: k2 });
  const rows = await world.sql<{ tenant_id: string; integration_id: string }>(
    `select tenant_id, integration_id from integration_credentials where sealed -> 'fields' ? 'secret_key' limit 20`,
  );
  const executor = world.rpcAs('gateway-executor');
  for (const row of rows)
    expect((await world.lease(executor, row)).lease?.material.secret).toBe(`sk ${row.integration_id}`);
  await expect(fill(k1, 1, 1)).rejects.toThrow('integration_credentials_key_fkey');
});

it('re-wraps a consent that is under way, and does not change a record that cannot be opened', async () => {
  const tenant = newTenant();
  const made = await world.ask(tenant, 'POST', '/integrations', { connection_code: 'salesforce', name: 'CRM' });
  const { body } = await world.ask(
    tenant,
    'POST',
    `/integrations/${String(made.body.integration_id)}/connect-sessions`,
  );
  await world.app.inject({ method: 'POST', url: new URL(String(body.url)).pathname });
  const moved = newTenant();
  await fill(k2, 1, 1);
  await world.sql(
    `update integration_credentials set tenant_id = $1 where integration_id =
       (select integration_id from integration_credentials where sealed -> 'fields' ? 'secret_key' limit 1)`,
    [moved],
  );
  await world.sql(
    `update integrations i set tenant_id = $1 from integration_credentials c
     where c.integration_id = i.integration_id and c.tenant_id = $1`,
    [moved],
  );
  const k3 = parseCredentialKeys(`k3:${randomBytes(32).toString('base64')},${k2}`);
  await world.stopApps();
  await expect(rotateKeys(database, k3, { unused_ms: 0 })).rejects.toThrow(
    /^1 records were not re-wrapped, and the old keys are still needed\. integration_credentials: .* was moved or changed$/,
  );
  expect(await keysLeft()).toEqual(['k2', 'k3']);
  const sessions = await world.sql('select distinct key_id from connect_sessions where code_verifier is not null');
  expect(sessions).toEqual([{ key_id: 'k3' }]);
});
