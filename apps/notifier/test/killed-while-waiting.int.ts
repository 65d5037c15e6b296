import { createHash, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type SpawnedService, spawnService, waitUntil } from '@linesman/testing';
import { EventServer } from './event-server';
import { NotifierWorld } from './notifier-world';

/** A document whose steps wait for moments, so that a kill meets every state of a run. */
const source = (url: string) => `workflow: often_waiting
version: 1.0
trigger:
  type: event
  event: integration_status_changed
steps:
${[1, 2, 3]
  .map(
    (n) => `  - id: task_${n}
    action: create_task
    config: { title: task_${n}, due_date_offset_hours: 1, priority: low }
  - id: wait_${n}
    action: wait
    config: { minutes: 0.02 }
  - id: hook_${n}
    action: send_webhook
    config: { url: '${url}/hook_${n}', event: waited }
    retry: { attempts: 20, backoff_seconds: 1 }`,
  )
  .join('\n')}
`;

const RUNS = 20;
const KILLS = 4;

const world = new NotifierWorld();
let server: EventServer;
let service: SpawnedService;
const start = async () => {
  service = await spawnService(join(__dirname, '../src/main.ts'), world.environment());
};

beforeAll(async () => {
  server = await EventServer.start();
  await world.start();
  await start();
});
afterAll(async () => {
  await service?.kill('SIGTERM');
  server.stop();
  await world.stop();
});

const progress = async (tenantId: string): Promise<number> => {
  const [row] = await world.rows<{ done: number }>(
    `select count(*) filter (where state = 'done')::int as done from workflow_steps where tenant_id = $1`,
    tenantId,
  );
  return row!.done;
};

it('does each step of each run once, wherever it is killed', async () => {
  const tenant = await world.tenant();
  await waitUntil(
    async () => (await world.rows('select 1 from tenant_settings where tenant_id = $1', tenant.id)).length > 0,
  );
  const text = source(server.origin);
  const digest = createHash('sha256').update(text).digest('hex');
  await world.rows(
    'insert into workflow_documents (tenant_id, digest, source) values ($1, $2, $3)',
    tenant.id,
    digest,
    text,
  );
  for (let n = 0; n < RUNS; n += 1) {
    const signal = tenant.snapshot();
    await world.rows(
      `insert into signals (signal_id, tenant_id, state, version, revision, snapshot) values ($1, $2, 'open', 1, 1, $3)`,
      signal.signal_id,
      tenant.id,
      JSON.stringify(signal),
    );
    await world.rows(
      `insert into workflow_runs (id, tenant_id, signal_id, workflow, workflow_version, state, context, correlation_id,
         hold_until, document) values ($1::uuid, $2, $3, 'often_waiting', '1.0', 'held', '{}', $1::text, now(), $4)`,
      randomUUID(),
      tenant.id,
      signal.signal_id,
      digest,
    );
  }
  const all = RUNS * 9;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await waitUntil(async () => (await progress(tenant.id)) >= (all * kill) / (KILLS + 1), { timeout: 120_000 });
    await service.kill();
    await start();
  }
  await waitUntil(async () => (await progress(tenant.id)) === all, { timeout: 120_000 });
  const runs = await world.rows('select distinct state from workflow_runs where tenant_id = $1', tenant.id);
  expect(runs).toEqual([{ state: 'done' }]);
  const tasks = await world.rows<{ title: string; count: number }>(
    'select title, count(*)::int from tasks where tenant_id = $1 group by title order by title',
    tenant.id,
  );
  expect(tasks).toEqual([1, 2, 3].map((n) => ({ title: `task_${n}`, count: RUNS })));
  const posted = [1, 2, 3].flatMap((n) => server.at(`/hook_${n}`));
  const ids = new Set(posted.map(({ headers }) => headers['webhook-id']));
  expect(ids.size).toBe(RUNS * 3);
  // A process has four attempts under way at each of three endpoints, whose answers a kill loses.
  expect(posted.length - ids.size).toBeLessThanOrEqual(KILLS * 12);
});
