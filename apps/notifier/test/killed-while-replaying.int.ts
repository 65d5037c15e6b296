import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { type SpawnedService, spawnService, waitUntil } from '@linesman/testing';
import { NotifierWorld } from './notifier-world';
import { countedBy, pastSignals, tellsLess } from './past-signals';

const NAME = 'integration_disconnection_response';
const MANY = 300;
const KILLS = 3;

const world = new NotifierWorld();
let service: SpawnedService;
const start = async () => {
  service = await spawnService(join(__dirname, '../src/main.ts'), world.environment());
};

beforeAll(async () => {
  await world.start();
  await start();
});
afterAll(async () => {
  await service?.kill('SIGTERM');
  await world.stop();
});

interface Row {
  state: string;
  played: number;
  messages_now: number;
  messages_would: number;
}

it('counts each signal once, wherever it is killed', async () => {
  const tenant = await world.tenant({ working_hours: { start_hour: 0, end_hour: 24, days: [1, 2, 3, 4, 5, 6, 7] } });
  await waitUntil(
    async () => (await world.rows('select 1 from tenant_settings where tenant_id = $1', tenant.id)).length > 0,
  );
  const all = await pastSignals(world, tenant, MANY);
  const [begun] = await world.rows<{ replay_id: string }>(
    `insert into workflow_replays (tenant_id, workflow, document_version, is_draft, source, in_force_version,
       in_force_source, since, until, signals, created_by)
     values ($1, $2, '2.0', true, $3, '1.1', $4, now() - interval '90 days', now(), $5, 'anna') returning replay_id`,
    tenant.id,
    NAME,
    tellsLess(NAME),
    readFileSync(join(__dirname, `../workflows/${NAME}.yaml`), 'utf8'),
    MANY,
  );
  const { replay_id } = begun!;
  const replay = async () =>
    (await world.rows<Row>('select * from workflow_replays where replay_id = $1', replay_id))[0]!;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await waitUntil(async () => (await replay()).played >= (MANY * kill) / (KILLS + 1), { timeout: 120_000 });
    await service.kill();
    // The time of its lease is over.
    await world.rows(`update workflow_replays set leased_until = now() where leased_until is not null`);
    await start();
  }
  await waitUntil(async () => (await replay()).state === 'done', { timeout: 120_000 });
  const expected = countedBy(all);
  const people = await world.rows<{ name: string; now: number; would: number }>(
    `select audience || ' ' || recipient as name, messages_now as now, messages_would as would
     from workflow_replay_people where replay_id = $1`,
    replay_id,
  );
  expect(Object.fromEntries(people.map(({ name, ...counts }) => [name, counts]))).toEqual(expected);
  const sum = (side: 'now' | 'would') => Object.values(expected).reduce((total, one) => total + one[side], 0);
  expect(await replay()).toMatchObject({ played: MANY, messages_now: sum('now'), messages_would: sum('would') });
});
