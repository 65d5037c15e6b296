import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type ServiceTopology, topology } from '@linesman/contracts/topology';
import { requestJson } from '../actors/http.ts';
import { Outside } from '../actors/outside.ts';
import { type OwnSystem, type Run, startOwnSystem } from '../start/own-system.mjs';
import { Payments, SUCCEEDED } from './faults/payments.ts';
import { statesOf, until, untilAllWork } from './faults/until.ts';
import { freeze } from './faults/freeze.ts';
import { startCountingStripe } from './faults/counting-stripe.ts';
import { startServersBehindWays, type Ways } from './faults/servers-behind-ways.ts';
import { atMost, below, type Floor, type Outcome } from './floors.ts';

const FAULT_SECONDS = 60;
const servers = ['postgres', 'nats', 'redis'] as const;
type ServerName = (typeof servers)[number];

/** Whether a service uses a server itself. */
const uses: Record<ServerName, (service: string) => boolean> = {
  postgres: (service) => service !== 'console',
  nats: () => true,
  redis: (service) => (topology as Record<string, ServiceTopology>)[service]?.app?.redis === true,
};

/**
 * Cuts the way to each server for a minute under payments, so that its connections stay half-open, and then pauses one of
 * two executors. Says how long all services take to work again, how many payments were refused, and whether the provider
 * was charged twice for one.
 */
export async function faults(say: (line: string) => void): Promise<Outcome> {
  const stripe = await startCountingStripe();
  const behind = await startServersBehindWays();
  const origins = JSON.stringify({ 'https://api.stripe.com': stripe.origin });
  try {
    const system = await startOwnSystem({
      args: ['--scale', 'gateway-executor=2,integrations=2,status-monitor=2,notifier=2'],
      env: { ...behind.env, PROVIDER_ORIGINS: origins },
    });
    try {
      return await measure(system, { ways: behind.ways, charges: stripe.charges, say });
    } finally {
      await system.stop();
    }
  } finally {
    await behind.stop();
    await stripe.stop();
  }
}

interface Around {
  ways: Ways;
  charges: () => number[];
  say: (line: string) => void;
}

async function measure(system: OwnSystem, { ways, charges, say }: Around): Promise<Outcome> {
  const run = system.run();
  const payments = await connectPayments(run);
  const again: Record<string, number> = {};
  const unaware: Record<string, number> = {};
  for (const name of servers) {
    say(`the way to ${name} cut for ${FAULT_SECONDS} s`);
    ways[name].cut();
    await payDuring(payments, async () => {
      unaware[name] = (await statesOf(run, uses[name])).filter((state) => state === 'up').length;
      ways[name].restore();
      again[name] = await seconds(() => Promise.all([untilAllWork(run), until(() => payments.succeeds())]));
    });
    say(`all services work ${again[name]!.toFixed(1)} s after it`);
  }
  say(`one of two executors paused for ${FAULT_SECONDS} s`);
  const goOn = freeze(run.services['gateway-executor']!.processes[1]!.pid);
  const ended = await payDuring(payments, async () => {
    goOn();
    await until(() => payments.succeeds());
  });
  await payments.settled();
  const refusals = ended.filter((end) => end !== SUCCEEDED);
  const paused = { asked: ended.length, refused: refusals.length };
  const doubled = charges().filter((times) => times > 1).length;
  await payments.close();
  const floors: Floor[] = [
    ...servers.map((name) => atMost(`all services work again after the way to ${name} was cut, s`, again[name]!, 15)),
    ...servers.map((name) => atMost(`processes that said nothing of it while ${name} was away`, unaware[name]!, 0)),
    below('refused of the payments while one executor was paused, %', (100 * paused.refused) / paused.asked, 5),
    atMost('payments that were charged twice', doubled, 0),
  ];
  const lines = [
    ...servers.map(
      (name) =>
        `way to ${name} cut for ${FAULT_SECONDS} s: all services work ${again[name]!.toFixed(1)} s after its end`,
    ),
    `one executor paused: ${paused.refused} of ${paused.asked} payments refused (${[...new Set(refusals)].join(', ')}); ${payments.total} asked in all, ${charges().length} charged`,
  ];
  return { lines, figures: { again, unaware, paused, doubled }, floors };
}

/** Pays during a fault, and says how those payments ended. @param endFault waits until all works again. */
async function payDuring(payments: Payments, endFault: () => Promise<void>): Promise<string[]> {
  const ended = payments.during(FAULT_SECONDS);
  await pause(FAULT_SECONDS * 1_000);
  await endFault();
  return ended;
}

async function connectPayments(run: Run): Promise<Payments> {
  const tenant_id = randomUUID();
  const outside = new Outside(run.sandbox.url);
  const token = (sub: string, role: string) => outside.token({ sub, tenant: tenant_id, roles: [role] });
  const { url } = run.services['integrations']!;
  await requestJson(`${url}/my-rights`, { token: await token('billing', 'service') });
  const admin = await token('admin', 'tenant_admin');
  const grant = { action: 'execute', grantee_type: 'service', grantee: 'billing' };
  await requestJson(`${url}/grants`, { method: 'POST', token: admin, body: grant });
  const body = { connection_code: 'stripe', name: 'Payments', credentials: { secret_key: 'sk_test_faults' } };
  const made = await requestJson<{ integration_id: string }>(`${url}/integrations`, {
    method: 'POST',
    token: admin,
    body,
  });
  return Payments.open(run, {
    tenant_id,
    integration_id: made.integration_id,
    token: () => token('billing', 'service'),
  });
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
}
