import { randomUUID } from 'node:crypto';
import { Redis } from '@linesman/redis';
import { Periodic } from '@linesman/service-kit';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { register } from 'prom-client';
import { Admit, isAdmitted } from '../src/attempt/admit';
import type { Entry } from '../src/circuit/circuit';
import { Circuits } from '../src/circuit/circuits';
import { StoredCircuits } from '../src/circuit/stored-circuits';
import type { Execution } from '../src/ledger/execution.entity';
import { SynchronousExecute } from '../src/intake/synchronous-execute';
import { startExecutor } from './start-executor';
import { paid } from './start-provider';
import { World } from './start-world';

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

/** The ways to charge an account. */
function chargesOf({ tenant, integration_id }: { tenant: string; integration_id: string }) {
  const request = (more = {}) => ({ integration_id, ...payment, idempotency_key: randomUUID(), ...more });
  const waiting = {
    tenant_id: tenant,
    requested_by: 'billing',
    requested_roles: ['service'],
    permitted: false,
    correlation_id: 'test',
  };
  return {
    command: (more = {}) => world.ask(tenant, { ...request(more), deadline: later(5) }),
    admit: (process: NestFastifyApplication) => process.get(Admit).admit({ ...waiting, ...request() }),
    charge: (process: NestFastifyApplication, more = {}) =>
      process.get(SynchronousExecute).executeOrRefuse({ ...waiting, ...request(more) }),
  };
}

/** A Stripe account that fails until `recover`. */
function failingAccount() {
  const account_id = `acct_${randomUUID()}`;
  const { tenant, integration_id, token } = world.customer('stripe', { account_id });
  let failing = true;
  world.provider.on(token, () => (failing ? overloaded : paid('pi_1')));
  return {
    ...chargesOf({ tenant, integration_id }),
    tenant,
    integration_id,
    account_id,
    calls: () => world.provider.with(token).length,
    recover: () => (failing = false),
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

it('refuses calls to the account that fails, and to no other', async () => {
  const account = failingAccount();
  await open(account);
  const payable = (tenant?: string, account_id?: string) => {
    const other = world.customer('stripe', { tenant, account_id });
    world.provider.on(other.token, () => paid('pi_3'));
    return chargesOf(other);
  };
  // Its other account, the same provider for another tenant, and another tenant who claims the same account.
  const others = [payable(account.tenant), payable(), payable(undefined, account.account_id)];
  for (const { charge } of others)
    for (const process of processes) await expect(charge(process)).resolves.toMatchObject({ status: 'succeeded' });
  // Two integrations of one account have one circuit.
  const same = payable(account.tenant, account.account_id);
  for (const process of processes)
    await waitUntil(async () => {
      const refused = !isAdmitted(await same.admit(process));
      // A trial call is due after a second; one that fails opens the circuit again.
      if (!refused) await open(account);
      return refused;
    });
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

it('lets one trial call through among all that ask at once in all processes, and the next one after its end', async () => {
  const { tenant: tenant_id, integration_id, token, leaseOf } = world.customer('stripe');
  const lease = leaseOf(token, 1);
  const execution = () => ({ tenant_id, integration_id, execution_id: randomUUID() }) as Execution;
  const circuits = processes.map((process) => process.get(Circuits));
  const failed = { kind: 'failed', failure: { cause: 'server_error', message: 'Stripe is overloaded' } } as const;
  const closed = { kind: 'closed', nothing_stored: true } as const;
  for (let n = 0; n < 3; n += 1) await circuits[n % 2]!.record(execution(), lease, closed, failed);
  const enterAll = async () => {
    const asked = Array.from({ length: 20 }, (_, at) => ({ row: execution(), by: circuits[at % 2]! }));
    const entered = await Promise.all(
      asked.map(async ({ row, by }) => ({ row, by, entry: await by.enter(row, lease) })),
    );
    return entered.filter(({ entry }) => entry.kind !== 'refused');
  };
  const isDue = async () => (await circuits[0]!.look({ tenant_id, integration_id }, lease)).kind === 'trial';
  for (let trial = 1; trial <= 2; trial += 1) {
    await waitUntil(isDue);
    const [only, ...others] = await enterAll();
    expect(others).toEqual([]);
    expect(only!.entry.kind).toBe('trial');
    await only!.by.record(only!.row, lease, only!.entry, failed);
  }
  await waitUntil(isDue);
  const [last] = await enterAll();
  await last!.by.record(last!.row, lease, last!.entry, { kind: 'answered' });
  await expect(enterAll()).resolves.toHaveLength(20);
});

it('looks up only circuits that are stored, whichever process stored them', async () => {
  const { tenant: tenant_id, integration_id, token, leaseOf } = world.customer('stripe');
  const row = { tenant_id, integration_id, execution_id: randomUUID() } as Execution;
  const failed = { kind: 'failed', failure: { cause: 'server_error', message: 'Stripe is overloaded' } } as const;
  const key = `circuit:stripe:${tenant_id}:${integration_id}`;
  const known = processes.map((process) => process.get(StoredCircuits));
  await waitUntil(() => known.every((one) => !one.mayHave(key)));
  const [first, second] = processes.map((process) => process.get(Circuits));
  await first!.record(row, leaseOf(token, 1), { kind: 'closed', nothing_stored: true }, failed);
  await waitUntil(async () => !isNothing(await second!.look(row, leaseOf(token, 1))));

  // One that begins later, or hears again after a broken connection, reads which are stored.
  const later = new StoredCircuits(processes[0]!.get(Redis), processes[0]!.get(Periodic));
  expect(later.mayHave('circuit:stripe:another')).toBe(true);
  await later.onApplicationBootstrap();
  await waitUntil(() => !later.mayHave('circuit:stripe:another'));
  expect(later.mayHave(key)).toBe(true);
  later.onApplicationShutdown();
  await waitUntil(() => later.mayHave('circuit:stripe:another'));
});

const isNothing = (entry: Entry): boolean => entry.kind === 'closed' && entry.nothing_stored;

it('answers with the stored failure, not with a request to ask again, when a key has failed for good', async () => {
  const account = failingAccount();
  await open(account);
  const idempotency_key = randomUUID();
  const id = await account.command({ idempotency_key });
  await waitUntil(async () => {
    const rows = await world.sql(
      `update executions set deadline = now() where idempotency_key = '${idempotency_key}' and owner is null returning 1`,
    );
    return rows.length > 0;
  });
  await expect(world.resultOf(id)).resolves.toMatchObject({ type: 'execution_failed' });
  for (const process of processes) {
    const again = await account.charge(process, { idempotency_key });
    expect(again).toMatchObject({ status: 'failed', error: { remedy: 'wait_for_provider' } });
  }
  account.recover();
});

it('counts open circuits by connection', async () => {
  // Circuits of the tests before may still close.
  await processes[0]!.get(Redis).del('circuits:open');
  const account = failingAccount();
  await open(account);
  expect(await gauge()).toBe(1);
  account.recover();
});

it('makes every call while Redis is away', async () => {
  const account = failingAccount();
  await open(account);
  const connected = await connections();
  await world.servers.redis.kill();
  try {
    account.recover();
    await expect(waitUntil(() => account.charge(processes[0]!).catch(() => undefined))).resolves.toMatchObject({
      status: 'succeeded',
    });
  } finally {
    await world.servers.redis.restart();
  }
  // A queue's worker that is closed before it has connected again never ends.
  await waitUntil(async () => (await connections()) >= connected);
});

/** How many connections Redis has. */
const connections = async (): Promise<number> =>
  String(await processes[0]!.get(Redis).client('LIST'))
    .trim()
    .split('\n').length;

const documentOf = (problem: { document: Record<string, unknown> }) => problem.document as { detail: string };

async function gauge(): Promise<number> {
  const { values } = (await register.getSingleMetric('provider_circuits_open')!.get()) as {
    values: { value: number; labels: { connection?: string } }[];
  };
  return values.find(({ labels }) => labels.connection === 'stripe')?.value ?? 0;
}
