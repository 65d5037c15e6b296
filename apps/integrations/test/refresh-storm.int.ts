import { setTimeout as pause } from 'node:timers/promises';
import { join } from 'node:path';
import { lease, type LeaseAnswer } from '@linesman/contracts';
import type { RpcClient } from '@linesman/messaging';
import { type SpawnedService, spawnService, waitUntil } from '@linesman/testing';
import { connectedIntegration } from './connecting';
import { newTenant, World } from './start-world';

const env = { REDEEM_LEASE_MS: '5000', LEASE_WAIT_MS: '30000', LOG_LEVEL: 'info', PROVIDER_TIMEOUT_MS: '4000' };
const RPC_LIMIT_MS = 60_000;
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

/** Every token is over: who asks next has it renewed. */
const end = () =>
  world.sql(
    `update integration_credentials set obtained_at = now() - interval '2 hours', expires_at = now() - interval '1 second'
     where integration_id = any($1)`,
    [held.map(({ integration_id }) => integration_id)],
  );

interface Asked {
  answer?: LeaseAnswer;
  ms: number;
}

/** All at once, each for one of the integrations. */
const storm = (limitMs = RPC_LIMIT_MS): Promise<Asked[]> =>
  Promise.all(
    Array.from({ length: CALLERS }, async (_, caller) => {
      const began = performance.now();
      const request = { ...held[caller % held.length]!, purpose: 'execution' as const };
      const answer = await executor.call(lease, request, limitMs).catch(() => undefined);
      return { answer, ms: performance.now() - began };
    }),
  );

/** How often each refresh token was sent. */
function redemptions(): number[] {
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
  return `${granted} granted, ${refused} refused, ${asked.length - granted - refused} without an answer; p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${sorted.at(-1)} ms`;
}

it('redeems each of 40 tokens once for 200 callers on 4 processes', async () => {
  world.providers.beforeRefresh = () => pause(20 + Math.random() * 80);
  await end();
  const asked = await storm();
  console.log(`storm: ${figures(asked)}; ${redemptions().length} tokens redeemed`);
  for (const { answer } of asked) expect(answer?.lease?.credential_version).toBe(2);
  expect(redemptions()).toEqual(Array(held.length).fill(1));
});

it('keeps to that when processes are killed in between, and leaves every integration live or asking for us', async () => {
  const all: Asked[] = [];
  let kills = 0;
  for (let round = 0; round < 3; round++) {
    world.providers.beforeRefresh = () => pause(200 + Math.random() * 300);
    const sent = world.providers.refreshes.length;
    await end();
    // A killed process answers nobody: those who asked it wait until the limit.
    const asked = storm(8_000);
    // In the middle of it: tokens are on their way, and some answers too.
    await waitUntil(() => world.providers.refreshes.length >= sent + 8);
    await processes.shift()!.kill('SIGKILL');
    kills++;
    all.push(...(await asked));
    processes.push(await startProcess());
  }
  world.providers.beforeRefresh = () => Promise.resolve();

  const ends = await Promise.all(
    held.map((one) => waitUntil(() => executor.call(lease, { ...one, purpose: 'execution' }, RPC_LIMIT_MS))),
  );
  const interrupted = ends.flatMap(({ granted, refused }) => (granted ? [] : [refused!]));
  console.log(
    `${kills} kills: ${figures(all)}; ${redemptions().length} tokens redeemed, ${held.length - interrupted.length} integrations live, ${interrupted.length} ask for a reconnect`,
  );
  expect(Math.max(...redemptions())).toBe(1);
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
