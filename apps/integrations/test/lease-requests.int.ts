import { leaseMany } from '@linesman/contracts';
import { Database } from '@linesman/persistence';
import { countRoundTrips, waitUntil } from '@linesman/testing';
import { LeaseAudit } from '../src/leases/lease-audit.system';
import { connectedIntegration } from './connecting';
import { newTenant, World } from './start-world';

let world: World;
beforeAll(async () => {
  world = await World.start({ processes: 2 });
});
afterAll(() => world?.stop());

const end = (integration_id: string) =>
  world.sql(
    `update integration_credentials set obtained_at = now() - interval '2 hours', expires_at = now() - interval '1 second'
     where integration_id = $1`,
    [integration_id],
  );

it('leases many of several tenants at once for probes, and leaves out what needs a refresh or is of another tenant', async () => {
  const monitor = world.rpcAs('status-monitor');
  const [one, two] = [newTenant(), newTenant()];
  const [first, second, ended] = [
    await connectedIntegration(world, one),
    await connectedIntegration(world, two),
    await connectedIntegration(world, two),
  ];
  await end(ended);
  const owners = [
    { tenant_id: one, integration_id: first },
    { tenant_id: two, integration_id: second },
    { tenant_id: two, integration_id: ended },
    { tenant_id: newTenant(), integration_id: first },
  ];
  const { leases } = await monitor.call(leaseMany, { owners });
  expect(leases.map(({ integration_id }) => integration_id).sort()).toEqual([first, second].sort());
  for (const given of leases) {
    expect(given).toMatchObject({ connection_code: 'salesforce', credential_version: 1, material: { type: 'bearer' } });
    expect(given).not.toHaveProperty('grants');
  }
  const alone = await world.lease(monitor, { tenant_id: two, integration_id: ended, purpose: 'probe' });
  expect(alone.lease).toMatchObject({ credential_version: 2, refreshed_at: expect.any(String) as string });
  const again = await world.lease(monitor, { tenant_id: two, integration_id: ended, purpose: 'probe' });
  expect(again.lease).not.toHaveProperty('refreshed_at');
  await Promise.all(world.apps.map((app) => app.get(LeaseAudit).flush()));
  const counted = await world.sql<{ purpose: string }>(
    'select caller, purpose, leases from lease_audit where integration_id = $1',
    [first],
  );
  expect(counted).toEqual([{ caller: 'status-monitor', purpose: 'probe', leases: 1 }]);
});

const containing = (text: string): string => expect.stringContaining(text) as string;

it('claims at once what the provider refused, and stores its refusal, in two round trips each', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  world.providers.grants.at(-1)!.revoked = true;
  const counted = countRoundTrips();
  await world.lease(world.rpcAs('gateway-executor'), { tenant_id, integration_id, refused_version: 1 });
  counted.stop();
  const read = ['start transaction', 'for update', 'from integrations i'].map(containing);
  const trips = counted
    .transactionsWith(tenant_id)
    .map((all) => all.map((statements) => statements.map(({ text }) => text)));
  expect(trips.slice(0, 2)).toEqual([
    [read, [containing('set redeeming_attempt'), 'set constraints all immediate; commit']],
    [
      read,
      [
        ...['set refusal', 'update integrations set version', 'into outbox'].map(containing),
        'set constraints all immediate; commit',
      ],
    ],
  ]);
});

it('sends no refresh token of an integration that is switched off', async () => {
  const tenant_id = newTenant();
  const integration_id = await connectedIntegration(world, tenant_id);
  await world.sql(`update integrations set status = 'inactive' where integration_id = $1`, [integration_id]);
  const before = world.providers.refreshes.length;
  const asked = world.lease(world.rpcAs('gateway-executor'), { tenant_id, integration_id, refused_version: 1 });
  await expect(asked).rejects.toMatchObject({ status: 409 });
  expect(world.providers.refreshes).toHaveLength(before);
});

it('writes the counts of two processes about the same integrations, in whichever order they counted', async () => {
  const tenant_id = newTenant();
  const ids = ['1', '2'].map((first) => newTenant().replace(/^./, first));
  const audits = world.apps.map((app) => app.get(LeaseAudit));
  const count = (audit: LeaseAudit, counted: string[]) => {
    for (const integration_id of counted)
      audit.count({ tenant_id, integration_id, caller: 'gateway-executor', purpose: 'execution' });
    return audit.flush();
  };
  await count(audits[0]!, ids);
  const waiting = async () => {
    const [row] = await world.sql<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity where query like 'insert into lease_audit%' and wait_event_type = 'Lock'`,
    );
    return row!.waiting;
  };
  const written = await world.app.get(Database).inSystem(async (tx) => {
    await tx.query('select 1 from lease_audit where integration_id = $1 for update', [ids[0]]);
    const first = count(audits[0]!, ids);
    await waitUntil(async () => (await waiting()) === 1);
    const second = count(audits[1]!, [...ids].reverse());
    await waitUntil(async () => (await waiting()) === 2);
    return [first, second];
  });
  await Promise.all(written);
  const rows = await world.sql<{ leases: number }>('select leases from lease_audit where tenant_id = $1', [tenant_id]);
  expect(rows).toEqual([{ leases: 3 }, { leases: 3 }]);
});
