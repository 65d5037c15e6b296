import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Platform } from '../../actors/platform.ts';
import type { OwnSystem } from '../own-system.mjs';
import { StripeStandIn } from './stripe-stand-in.ts';

const PAYMENTS = 10_000;
const SENDING_MS = 30_000;
const KILL_EVERY_MS = 3_000;
/** Stripe allows 25 requests a second to an account. */
const ACCOUNTS = 100;
const DEADLINE_MS = 120_000;
const PATIENCE_MS = 600_000;
const victims = ['gateway-executor', 'integrations'];

const stripe = new StripeStandIn(100);
const tenant = randomUUID();
let system: OwnSystem;
let platform: Platform;
let database: Client;
let accounts: string[];
let waitFor: typeof import('../../actors/wait-for.ts').waitFor;

beforeAll(async () => {
  const { startOwnSystem } = await import('../own-system.mjs');
  const { Platform } = await import('../../actors/platform.ts');
  const { Outside } = await import('../../actors/outside.ts');
  const { requestJson } = await import('../../actors/http.ts');
  ({ waitFor } = await import('../../actors/wait-for.ts'));
  const origins = { 'https://api.stripe.com': await stripe.start() };
  const args = ['--scale', 'gateway-executor=2,integrations=2'];
  system = await startOwnSystem({ args, env: { PROVIDER_ORIGINS: JSON.stringify(origins), LOG_LEVEL: 'warn' } });
  const run = system.run();
  const outside = new Outside(run.sandbox.url);
  const token = (sub: string, role: string) => outside.token({ sub, tenant, roles: [role] });
  const admin = await token('eve', 'tenant_admin');
  const post = <T>(path: string, body: object) =>
    requestJson<T>(`${run.services['integrations']!.url}${path}`, { method: 'POST', token: admin, body });
  // A grant can name only a service that has called.
  await requestJson(`${run.services['integrations']!.url}/my-rights`, { token: await token('billing', 'service') });
  await post('/grants', { action: 'execute', grantee_type: 'service', grantee: 'billing' });
  const create = async (i: number) => {
    const { integration_id } = await post<{ integration_id: string }>('/integrations', {
      connection_code: 'stripe',
      name: `Account ${i}`,
      credentials: { secret_key: `sk_test_account${i}` },
    });
    return integration_id;
  };
  accounts = [];
  while (accounts.length < ACCOUNTS) {
    const batch = Array.from({ length: 10 }, (_, i) => create(accounts.length + i));
    accounts.push(...(await Promise.all(batch)));
  }
  platform = await Platform.connect(run, await token('billing', 'service'), tenant);
  database = new Client({ connectionString: new URL('/linesman', run.servers.postgres.url).href });
  await database.connect();
});
afterAll(async () => {
  await platform?.close();
  await database?.end();
  await system?.stop();
  await stripe.stop();
});

/** Asks again while nobody confirms it, as a service does whose question reached a process that was killed. */
const order = (key: string, i: number) => {
  const parameters = {
    amount: '20.00',
    currency: 'usd',
    customer_id: 'cus_1',
    payment_method_id: 'pm_1',
    description: key,
  };
  const deadline = new Date(Date.now() + DEADLINE_MS).toISOString();
  const integration_id = accounts[i % accounts.length]!;
  const request = { integration_id, capability_code: 'PROCESS_PAYMENT', parameters, idempotency_key: key, deadline };
  return waitFor(`the payment ${key} taken`, PATIENCE_MS, () => platform.requestExecution(request));
};

/** Sends each payment twice, at two random moments. */
async function sendAll(keys: string[]): Promise<void> {
  const sendings = keys
    .flatMap((key, i) => [1, 2].map(() => ({ key, i, at: Math.random() * SENDING_MS })))
    .sort((a, b) => a.at - b.at);
  const began = Date.now();
  const waiting = new Set<Promise<unknown>>();
  for (const { key, i, at } of sendings) {
    const early = at - (Date.now() - began);
    if (early > 5) await new Promise((resolve) => setTimeout(resolve, early));
    const sent = order(key, i).finally(() => waiting.delete(sent));
    waiting.add(sent);
  }
  await Promise.all(waiting);
}

function killNow(): void {
  const processes = victims.flatMap((victim) => system.run().services[victim]!.processes);
  const { pid } = processes[Math.floor(Math.random() * processes.length)]!;
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is starting again; the next round kills it.
  }
}

interface Payment {
  idempotency_key: string;
  status: string;
  execution_id: string;
}

/** A query of the executor's tables, as their owner. */
async function ask<T>(select: string): Promise<T[]> {
  const { rows } = await database.query(`${select} from gateway_executor.executions where tenant_id = $1`, [tenant]);
  return rows as T[];
}

it('charges each of 10,000 payments at most once and loses none, while processes are killed', async () => {
  const keys = Array.from({ length: PAYMENTS }, () => randomUUID());
  const killer = setInterval(killNow, KILL_EVERY_MS);
  await sendAll(keys).finally(() => clearInterval(killer));

  await waitFor('an end of every payment', PATIENCE_MS, async () => {
    const [count] = await ask<{ known: number; ended: number }>(
      `select count(*)::int as known, count(*) filter (where status in ('succeeded', 'failed'))::int as ended`,
    );
    if (count!.ended === PAYMENTS) return true;
    throw new Error(`of ${PAYMENTS} payments ${count!.known} are known and ${count!.ended} have ended`);
  });
  const rows = await ask<Payment>('select idempotency_key, status, execution_id');
  expect(new Set(rows.map((row) => row.idempotency_key))).toEqual(new Set(keys));

  const charges = stripe.charges();
  const twice = [...charges.values()].filter((times) => times > 1);
  expect(twice).toEqual([]);
  const wrong = rows.filter(({ idempotency_key, status }) => charges.has(idempotency_key) !== (status === 'succeeded'));
  expect(wrong).toEqual([]);

  const said = await waitFor('an event for every end', PATIENCE_MS, () => {
    const last = new Map(
      platform.heard
        .filter((event) => /^execution_(succeeded|failed)$/.test(event.type))
        .map((event) => [event.data['execution_id'], event.type]),
    );
    return last.size === PAYMENTS && last;
  });
  expect(rows.filter(({ execution_id, status }) => said.get(execution_id) !== `execution_${status}`)).toEqual([]);
  const count = (status: string) => rows.filter((row) => row.status === status).length;
  console.log(`${count('succeeded')} succeeded, ${count('failed')} failed, ${charges.size} charged, none twice`);
});
