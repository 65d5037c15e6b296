import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { lease, type LeaseAnswer } from '@linesman/contracts';
import type { RpcClient } from '@linesman/messaging';
import { Problem } from '@linesman/service-kit';
import { type SpawnedService, spawnService, waitUntil } from '@linesman/testing';
import { connectedIntegration } from './connecting';
import { newTenant, World } from './start-world';

jest.setTimeout(300_000);

/** A claim and a call to the provider outlast every test here: only what a test does ends them. */
const env = { LEASE_WAIT_MS: '3000', REDEEM_LEASE_MS: '120000', PROVIDER_TIMEOUT_MS: '60000', LOG_LEVEL: 'info' };
const RPC_LIMIT_MS = 60_000;
/** A killed process answers nobody, so these callers wait until the limit. */
const RPC_LIMIT_OF_KILLED_MS = 8_000;
const CALLERS = 200;
const PROCESSES = 4;

interface Held {
  tenant_id: string;
  integration_id: string;
}

let world: World;
let executor: RpcClient;
let processes: SpawnedService[];
let held: Held[];

beforeAll(async () => {
  world = await World.start();
  executor = world.rpcAs('gateway-executor');
  held = [];
  for (let count = 0; count < 40; count++) {
    const tenant_id = newTenant();
    held.push({ tenant_id, integration_id: await connectedIntegration(world, tenant_id) });
  }
  await world.stopApps();
  processes = await Promise.all(Array.from({ length: PROCESSES }, startProcess));
});
afterAll(async () => {
  await Promise.all(processes?.map((one) => one.kill()) ?? []);
  await world?.stop();
});

const startProcess = () => spawnService(join(__dirname, '../src/main.ts'), world.environment(env));

/** Every access token expires, so that the next lease needs a token refresh. */
const expireAll = () =>
  world.sql(
    `update integration_credentials set obtained_at = now() - interval '2 hours', expires_at = now() - interval '1 second'
     where integration_id = any($1)`,
    [held.map(({ integration_id }) => integration_id)],
  );

/** The provider answers no token refresh until the returned function is called. */
function holdRefreshes(): () => void {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  world.providers.beforeRefresh = () => opened;
  return open;
}

interface Asked {
  answer?: LeaseAnswer;
  /** Type of the refusal, where the call failed. */
  problem?: string;
  ms: number;
}

/** All callers ask at once, each for one of the integrations. */
const storm = (limitMs = RPC_LIMIT_MS): Promise<Asked[]> =>
  Promise.all(
    Array.from({ length: CALLERS }, async (_, caller) => {
      const began = performance.now();
      const request = { ...held[caller % held.length]!, purpose: 'execution' as const };
      const outcome = await executor.call(lease, request, limitMs).then(
        (answer) => ({ answer }),
        (error: unknown) => ({ problem: error instanceof Problem ? error.document.type : String(error) }),
      );
      return { ...outcome, ms: performance.now() - began };
    }),
  );

/** Asks for each integration until the answer is not "busy". */
const answers = (): Promise<LeaseAnswer[]> =>
  Promise.all(held.map((one) => waitUntil(() => executor.call(lease, { ...one, purpose: 'execution' }, RPC_LIMIT_MS))));

/** How often each refresh token was sent. */
function timesSent(): number[] {
  const counts = new Map<string, number>();
  for (const form of world.providers.refreshes) {
    const token = form.get('refresh_token')!;
    counts.set(token, (counts.get(token) ?? 0) + 1);
  }
  return [...counts.values()];
}

function figures(asked: Asked[]): string {
  const sorted = asked.map(({ ms }) => Math.round(ms)).sort((a, b) => a - b);
  const granted = asked.filter(({ answer }) => answer?.granted).length;
  const refused = asked.filter(({ answer }) => answer && !answer.granted).length;
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return `${granted} granted, ${refused} refused, ${asked.length - granted - refused} without a lease; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${sorted.at(-1)} ms`;
}

it('sends each of 40 refresh tokens once for 200 callers on 4 processes', async () => {
  world.providers.beforeRefresh = () => pause(20 + Math.random() * 80);
  await expireAll();
  const asked = await storm();
  console.log(`storm: ${figures(asked)}; ${timesSent().length} tokens refreshed`);
  for (const { lease: given } of await answers()) expect(given?.credential_version).toBe(2);
  expect(timesSent()).toEqual(Array(held.length).fill(1));
});

it('answers every waiting caller with "busy" while the token refreshes are still under way', async () => {
  const open = holdRefreshes();
  await expireAll();
  const asked = await storm();
  // No refresh has ended yet: had a caller waited for one, it would have met the limit of its call.
  // On a slow machine some callers wait for a database connection first, and are told so.
  const busy = ['urn:linesman:problem:lease-busy', 'urn:linesman:problem:service-busy'];
  expect(asked.filter(({ problem }) => !problem || !busy.includes(problem))).toEqual([]);
  expect(asked.map(({ problem }) => problem)).toContain('urn:linesman:problem:lease-busy');
  open();
  for (const { lease: given } of await answers()) expect(given?.credential_version).toBe(3);
  expect(timesSent()).toEqual(Array(2 * held.length).fill(1));
});

it('sends no token twice when processes are killed, and leaves every integration working or asking to reconnect', async () => {
  const all: Asked[] = [];
  const rounds = 3;
  for (let round = 0; round < rounds; round++) {
    const open = holdRefreshes();
    const sent = world.providers.refreshes.length;
    await expireAll();
    const asked = storm(RPC_LIMIT_OF_KILLED_MS);
    const [usable] = await world.sql<{ count: number }>(
      'select count(*)::int as count from integration_credentials where not refusal_final',
    );
    await waitUntil(() => world.providers.refreshes.length === sent + usable!.count);
    await processes.shift()!.kill('SIGKILL');
    open();
    all.push(...(await asked));
    // Only claims of the killed process are left. They end now, and not after REDEEM_LEASE_MS.
    await world.sql(
      `update integration_credentials set redeeming_until = now() - interval '1 second' where redeeming_until is not null`,
    );
    processes.push(await startProcess());
    world.providers.beforeRefresh = () => Promise.resolve();
    await answers();
  }

  const ends = await answers();
  const interrupted = ends.flatMap(({ granted, refused }) => (granted ? [] : [refused!]));
  console.log(
    `${rounds} kills: ${figures(all)}; ${timesSent().length} tokens refreshed, ${held.length - interrupted.length} integrations work, ${interrupted.length} ask to reconnect`,
  );
  expect(Math.max(...timesSent())).toBe(1);
  expect(world.providers.grants.filter(({ revoked }) => revoked)).toEqual([]);
  expect(interrupted.length).toBeGreaterThan(0);
  expect(interrupted.length).toBeLessThan(held.length);
  for (const refused of interrupted) expect(refused).toMatchObject({ cause: 'refresh_interrupted', source: 'refresh' });
  for (const { lease: given } of ends.filter(({ granted }) => granted)) {
    const live = await fetch(`${world.providers.origin}/salesforce/services/oauth2/userinfo`, {
      headers: { authorization: `Bearer ${given!.material.secret}` },
    });
    expect(live.status).toBe(200);
  }
  await waitUntil(() =>
    interrupted.every(({ integration_id }) => world.eventsAbout(integration_id, 'refresh_refused').length === 1),
  );
});
