import { randomUUID } from 'node:crypto';
import { Clock } from '@linesman/service-kit';
import { queryOnce, waitUntil } from '@linesman/testing';
import { Client } from 'pg';
import { SUBJECT, World } from './start-world';

const MANY = 100_000;
/** Much more than a look needs, and much less than what is held back. */
const FEW = 2_000;

interface Plan {
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Join Filter'?: number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Plan[];
}

const world = new World();
const said = jest.spyOn(Client.prototype, 'emit');
beforeAll(async () => {
  await world.start();
  await explainAllOf('system');
});
afterEach(() => world.endServices());
afterAll(() => world.stop());

const role = (kind: 'owner' | 'app' | 'system') => world.servers.postgres.role('integrations', kind);

/** From here on the server says with each answer how it found it. */
async function explainAllOf(kind: 'system'): Promise<void> {
  const { username, pathname } = new URL(role(kind));
  const asSuperuser = new URL(world.servers.postgres.url);
  asSuperuser.pathname = pathname;
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_buffers': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice',
  };
  for (const [name, value] of Object.entries(settings))
    await queryOnce(asSuperuser.href, `alter role "${username}" set ${name} = '${value}'`);
}

interface Cost {
  /** That it looked at. */
  rows: number;
  blocks: number;
  text: string;
}

/** Of the statements about the outbox since the last call. */
function costs(): Cost[] {
  const texts = said.mock.calls.flatMap(([event, notice]) =>
    (event as string) === 'notice' ? [(notice as unknown as Error).message] : [],
  );
  said.mockClear();
  return texts
    .filter((text) => text.includes('plan:'))
    .map((text) => JSON.parse(text.slice(text.indexOf('{'))) as { 'Query Text': string; Plan: Plan })
    .filter((explained) => /from outbox|update outbox/.test(explained['Query Text']))
    .map((explained) => ({
      rows: lookedAt(explained.Plan),
      blocks: explained.Plan['Shared Hit Blocks'] + explained.Plan['Shared Read Blocks'],
      text: explained['Query Text'],
    }));
}

const lookedAt = (plan: Plan): number =>
  (plan['Rows Removed by Join Filter'] ?? 0) * plan['Actual Loops'] +
  (plan['Relation Name'] ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops'] : 0) +
  (plan.Plans ?? []).reduce((sum, one) => sum + lookedAt(one), 0);

/** Rows that wait, one each few microseconds from so long ago. */
const insert = (tenant: string, count: number, ago: string) =>
  queryOnce(
    role('app'),
    `insert into outbox (id, tenant_id, subject, envelope, created_at)
     select gen_random_uuid(), $1::text::uuid, $2, json_build_object('data', repeat('x', 500)),
       clock_timestamp() - $3::interval + n * interval '10 microseconds'
     from (select set_config('app.tenant', $1::text, false)) as t, generate_series(1, $4::int) n`,
    [tenant, SUBJECT, ago, count],
  );
/** Of a tenant. `in_order`: what is published is older than what is not, and not on its way. */
async function rowsOf(tenant: string): Promise<{ published: number; in_order: boolean }> {
  const [row] = await world.sql<{ published: number; in_order: boolean }>(
    'integrations',
    `select count(published_at)::int as published, coalesce(max(created_at) filter (where published_at is not null)
       < min(created_at) filter (where published_at is null and claimed_until is null), true) as in_order
     from outbox where tenant_id = $1`,
    [tenant],
  );
  return row!;
}

/** The hour goes on when the test says so. */
async function runWithQuota(bytes: number): Promise<() => void> {
  const speaker = await world.run('integrations', { TENANT_EVENT_BYTES_AN_HOUR: String(bytes) });
  const clock = speaker.get(Clock);
  let now = clock.now();
  jest.spyOn(clock, 'now').mockImplementation(() => now);
  return () => (now = new Date(now.getTime() + 3_600_000));
}

/** What the next looks cost. */
async function someLooks(): Promise<Cost[]> {
  costs();
  const found: Cost[] = [];
  await waitUntil(() => found.push(...costs()) >= 6);
  return found;
}

it.each([0, 10, MANY])('looks at few rows while many of one tenant are held back: planned with %i', async (known) => {
  const [busy, older, younger] = [randomUUID(), randomUUID(), randomUUID()];
  await queryOnce(role('owner'), 'truncate outbox');
  await insert(busy, known, '30 minutes');
  await queryOnce(role('owner'), 'vacuum analyze outbox');
  const nextHour = await runWithQuota(50_000);
  await someLooks();
  await insert(busy, MANY - known, '20 minutes');
  await waitUntil(async () => (await rowsOf(busy)).published > 0);

  await insert(older, 50, '40 minutes');
  await insert(younger, 50, '5 minutes');
  await waitUntil(async () => (await rowsOf(older)).published === 50 && (await rowsOf(younger)).published === 50);
  const { published, in_order } = await rowsOf(busy);
  expect({ held: published < FEW, in_order }).toEqual({ held: true, in_order: true });
  expect((await someLooks()).filter(({ rows }) => rows > FEW)).toEqual([]);

  nextHour();
  await waitUntil(async () => (await rowsOf(busy)).published > published);
  expect((await rowsOf(busy)).in_order).toBe(true);
});
