import { randomUUID } from 'node:crypto';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { register } from 'prom-client';
import { Admit, isAdmitted } from '../src/attempt/admit';
import { SynchronousExecute } from '../src/intake/synchronous-execute';
import { startExecutor } from './start-executor';
import { contacts, paid } from './start-provider';
import { type ResultEvent, World } from './start-world';

const world = new World();
const processes: NestFastifyApplication[] = [];
const payment = { capability_code: 'PROCESS_PAYMENT', parameters: { amount: 100, currency: 'usd' } };
const overloaded = { status: 503, body: { error: { type: 'api_error', message: 'Stripe is overloaded' } } };
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

beforeAll(async () => {
  await world.start();
  processes.push(await startExecutor(world), await startExecutor(world));
});
afterAll(async () => {
  await Promise.all(processes.map((process) => process.close()));
  await world.stop();
});

/** A Stripe account that fails until `recover`, and the ways to charge it. */
function failingAccount() {
  const { tenant, integration_id, token } = world.customer('stripe');
  let failing = true;
  world.provider.on(token, () => (failing ? overloaded : paid('pi_1')));
  const request = () => ({ integration_id, ...payment, idempotency_key: randomUUID() });
  const waiting = {
    tenant_id: tenant,
    requested_by: 'billing',
    requested_roles: ['service'],
    permitted: false,
    correlation_id: 'test',
  };
  return {
    tenant,
    integration_id,
    calls: () => world.provider.with(token).length,
    recover: () => (failing = false),
    command: (deadline = later(5)) => world.ask(tenant, { ...request(), deadline }),
    admit: (process: NestFastifyApplication) => process.get(Admit).admit({ ...waiting, ...request() }),
    charge: (process: NestFastifyApplication) =>
      process.get(SynchronousExecute).executeOrRefuse({ ...waiting, ...request() }),
  };
}

type Account = ReturnType<typeof failingAccount>;

const isOpen = async ({ admit }: Account): Promise<boolean> => {
  const admissions = await Promise.all(processes.map(admit));
  return admissions.every((admission) => !isAdmitted(admission));
};

/** Three payments fail, so that every process refuses the next one. */
async function open(account: Account): Promise<string[]> {
  const commands = await Promise.all([account.command(), account.command(), account.command()]);
  await waitUntil(() => isOpen(account));
  return commands;
}

it('refuses a waiting caller in every process, and says why and for how long', async () => {
  const account = failingAccount();
  await open(account);
  for (const process of processes) {
    const refusal = await waitUntil(() => account.charge(process).then(() => undefined, documentOf));
    expect(refusal).toMatchObject({
      status: 503,
      type: 'urn:linesman:problem:provider-unavailable',
      cause: 'server_error',
      remedy: 'wait_for_provider',
      retry_after: expect.any(Number) as number,
    });
    expect(refusal.detail).toContain('Stripe is overloaded');
    expect(refusal).not.toHaveProperty('reconnect_url');
  }
  const rows = await world.sql(`select 1 from executions where tenant_id = '${account.tenant}'`);
  expect(rows).toHaveLength(3);
  account.recover();
});

it('keeps commands until a trial succeeds, and then executes them without anybody asking', async () => {
  const account = failingAccount();
  const early = await open(account);
  const late = await Promise.all(Array.from({ length: 5 }, () => account.command()));
  account.recover();
  const ends = await Promise.all([...early, ...late].map((id) => world.resultOf(id)));
  expect(ends.map(({ type }) => type)).toEqual(ends.map(() => 'execution_succeeded'));
  const rows = await world.sql<{ attempts: number }>(
    `select attempts from executions where tenant_id = '${account.tenant}'`,
  );
  const attempts = rows.reduce((sum, row) => sum + row.attempts, 0);
  expect(attempts).toBe(account.calls());
  await waitUntil(async () => isAdmitted(await account.admit(processes[0]!)));
});

it('lets one trial call through at a time', async () => {
  const { tenant, integration_id, token } = world.customer('stripe');
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let trying = false;
  let together = 0;
  world.provider.on(token, async () => {
    if (!trying) return overloaded;
    together += 1;
    await held;
    return paid('pi_2');
  });
  const command = () =>
    world.ask(tenant, { integration_id, ...payment, idempotency_key: randomUUID(), deadline: later(5) });
  const first = await Promise.all([command(), command(), command()]);
  await waitUntil(() => world.provider.with(token).length >= 3);
  trying = true;
  const more = await Promise.all(Array.from({ length: 10 }, command));
  await waitUntil(() => together > 0);
  // Each waiting command has asked for the trial by then at least once.
  await waitUntil(async () => {
    const rows = await world.sql(
      `select 1 from executions where tenant_id = '${tenant}' and status = 'requested' and owner is null`,
    );
    return rows.length === 12;
  });
  expect(together).toBe(1);
  release();
  const ends = await Promise.all([...first, ...more].map((id) => world.resultOf(id)));
  expect(ends.map(({ type }) => type)).toEqual(ends.map(() => 'execution_succeeded'));
});

it('publishes each failed attempt once, with versions without a gap', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  const busy = { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'later' }] };
  world.provider.on(token, () => (world.provider.with(token).length < 4 ? busy : contacts));
  const id = await world.ask(tenant, { integration_id, deadline: later(5) });
  await world.resultOf(id);
  const events = about(id);
  expect(events.map(({ type }) => type)).toEqual([
    'execution_attempt_failed',
    'execution_attempt_failed',
    'execution_attempt_failed',
    'execution_succeeded',
  ]);
  expect(events.map(({ aggregateversion }) => aggregateversion)).toEqual([1, 2, 3, 4]);
  expect(events.slice(0, 3).map(({ data }) => data)).toMatchObject(
    [1, 2, 3].map((attempt) => ({
      attempt,
      error: { cause: 'server_error' },
      observation: { source: 'execution', outcome: 'failure', cause: 'server_error', http_status: 503 },
    })),
  );
});

it('keeps the last error of the provider when the deadline comes first, and observes it once', async () => {
  const { tenant, integration_id, token } = world.customer('salesforce');
  const busy = { status: 503, body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'later' }] };
  world.provider.on(token, () => busy);
  const id = await world.ask(tenant, { integration_id, deadline: later(5) });
  await waitUntil(() => about(id).length > 0);
  // The deadline passes while the execution waits for its next attempt.
  await world.sql(`update executions set deadline = now() where tenant_id = '${tenant}'`);
  const { type, data } = await world.resultOf(id);
  expect(type).toBe('execution_failed');
  expect(data.error).toMatchObject({ class: 'transient', cause: 'server_error', remedy: 'wait_for_provider' });
  expect(data.error).not.toHaveProperty('reconnect_url');
  const observations = about(id).flatMap((event) => event.data.observation ?? []);
  expect(observations).toHaveLength(world.provider.with(token).length);
});

it('counts open circuits by connection', async () => {
  const account = failingAccount();
  const before = await gauge();
  await open(account);
  expect(await gauge()).toBeGreaterThan(before);
  account.recover();
});

it('makes every call while Redis is away', async () => {
  const account = failingAccount();
  await open(account);
  await world.servers.redis.kill();
  try {
    account.recover();
    await expect(waitUntil(() => account.charge(processes[0]!).catch(() => undefined))).resolves.toMatchObject({
      status: 'succeeded',
    });
  } finally {
    await world.servers.redis.restart();
  }
  const ready = (process: NestFastifyApplication) => process.inject({ url: '/health/ready' });
  await waitUntil(async () => (await Promise.all(processes.map(ready))).every(({ statusCode }) => statusCode === 200));
});

const about = (command: string): ResultEvent[] =>
  world.events
    .filter(({ causationid }) => causationid === command)
    .sort((a, b) => a.aggregateversion! - b.aggregateversion!);

const documentOf = (problem: { document: Record<string, unknown> }) => problem.document as { detail: string };

async function gauge(): Promise<number> {
  const { values } = (await register.getSingleMetric('provider_circuits_open')!.get()) as {
    values: { value: number; labels: { connection?: string } }[];
  };
  return values.find(({ labels }) => labels.connection === 'stripe')?.value ?? 0;
}
