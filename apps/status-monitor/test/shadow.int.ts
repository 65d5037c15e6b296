import { randomUUID } from 'node:crypto';
import type { Page } from '@linesman/service-kit';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { EvaluateRules } from '../src/shadow/evaluate-rules';
import type { ShadowRulesView, ShadowSignalView } from '../src/shadow/shadow-rules.dto';
import { type Fixture, World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
});
afterAll(() => world.stop());

const HOUR_MS = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();

async function ask<T>(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object, role = 'admin') {
  const authorization = `Bearer ${await world.issuer.token({ tenant: randomUUID(), roles: [role], subject: 'staff' })}`;
  const response = await monitor.inject({ method, url, headers: { authorization }, payload });
  return { status: response.statusCode, body: (response.body ? response.json() : undefined) as T };
}

const live = { failures: 3, of: 5, successes_to_close: 2, refusals: 5, refused_seconds: 600 };
const RULES = '/internal/shadow-rules';

/** One after the other, each in a transaction of its own. */
async function lives(fixture: Fixture, ...causes: (undefined | 'timeout')[]): Promise<void> {
  for (const cause of causes) await world.handled(await world.executed(fixture, cause ? { cause } : {}));
}

/** Stores the rules, evaluates them until now, and shows what they would have done. */
async function evaluated({ tenant }: Fixture, over: object) {
  const body = {
    name: `of ${tenant}`,
    tenant_id: tenant,
    starts_at: inHours(-1),
    ends_at: inHours(0),
    ...live,
    ...over,
  };
  const added = await ask<ShadowRulesView>('POST', RULES, body);
  expect(added.status).toBe(201);
  await monitor.get(EvaluateRules).goOn();
  const { rules_id } = added.body;
  const rules = (await ask<ShadowRulesView>('GET', `${RULES}/${rules_id}`)).body;
  const signals = (await ask<Page<ShadowSignalView>>('GET', `${RULES}/${rules_id}/signals`)).body.items;
  return { rules, signals };
}

it('shows a signal that other numbers would have opened, and whom that would have told, and tells nobody', async () => {
  const fixture = await world.fixture();
  await lives(fixture, 'timeout', 'timeout', undefined, undefined, undefined);
  const published = world.published.length;
  const { rules, signals } = await evaluated(fixture, { failures: 2 });
  expect(rules).toMatchObject({
    version: 1,
    progress: null,
    failed: 0,
    signals: { opened: 1, not_opened: 0, same: 0 },
  });
  expect(rules.evaluated_to).toBe(rules.ends_at);
  expect(signals).toMatchObject([
    {
      tenant_id: fixture.tenant,
      integration_id: fixture.integration.integration_id,
      outcome: 'opened',
      cause: 'timeout',
      live_opened_at: null,
      shadow_severity: 'critical',
      told: [{ audience: 'csm', channel: 'slack' }],
    },
  ]);
  const [asked] = world.previewed.filter(({ tenant_id }) => tenant_id === fixture.tenant);
  expect(asked).toMatchObject({
    // It was over before the hold of a provider's failure was.
    ended: true,
    snapshot: { severity: 'critical', status_change: { cause: 'timeout' }, customer: { name: 'TechCorp' } },
  });
  expect(await world.signals(fixture)).toEqual([]);
  expect(world.published.slice(published).filter(({ tenantid }) => tenantid === fixture.tenant)).toEqual([]);
});

it('shows signals that they would not have opened, opened later, or rated otherwise', async () => {
  const fixture = await world.fixture();
  await lives(fixture, 'timeout', 'timeout', 'timeout', 'timeout', undefined, undefined);
  expect(await evaluated(fixture, {})).toMatchObject({ rules: { version: 1, signals: { same: 1 } }, signals: [] });
  expect(await evaluated(fixture, { failures: 5 })).toMatchObject({
    rules: { version: 2, signals: { not_opened: 1, same: 0 } },
    signals: [{ outcome: 'not_opened', live_severity: 'critical', shadow_severity: null }],
  });
  expect(await evaluated(fixture, { failures: 4 })).toMatchObject({
    rules: { version: 3, signals: { later: 1 } },
    signals: [{ outcome: 'later', live_severity: 'critical', shadow_severity: 'critical' }],
  });
  const severities = [
    { is_critical: true, arr_from: 0, disconnected: 'low', degraded: 'low' },
    { is_critical: false, arr_from: 0, disconnected: 'low', degraded: 'low' },
  ];
  expect(await evaluated(fixture, { severities })).toMatchObject({
    rules: { signals: { rated: 1 } },
    signals: [{ outcome: 'rated', live_severity: 'critical', shadow_severity: 'low' }],
  });
});

it('asks of 50 signals of an integration whom they would have told, and says of the others that it did not', async () => {
  const fixture = await world.fixture();
  for (let n = 0; n < 52; n++) await lives(fixture, 'timeout', undefined, undefined);
  const { rules, signals } = await evaluated(fixture, { failures: 1, of: 1, successes_to_close: 1 });
  expect(rules.signals).toMatchObject({ opened: 52 });
  // The newest first, and not all on one page.
  expect(signals.slice(0, 3).map(({ told }) => told)).toEqual([null, null, [expect.anything()]]);
  expect(world.previewed.filter(({ tenant_id }) => tenant_id === fixture.tenant)).toHaveLength(50);
});

it('evaluates rules without an end so far again every hour, in place of what it had found', async () => {
  const fixture = await world.fixture();
  await lives(fixture, 'timeout', 'timeout');
  const first = await evaluated(fixture, { failures: 2, ends_at: inHours(24) });
  expect(first.rules).toMatchObject({ progress: null, signals: { opened: 1 } });
  const again = async () => {
    await monitor.get(EvaluateRules).goOn();
    return (await ask<ShadowRulesView>('GET', `${RULES}/${first.rules.rules_id}`)).body;
  };
  expect((await again()).evaluated_to).toBe(first.rules.evaluated_to);
  await world.sql(`update shadow_rules set evaluated_to = evaluated_to - interval '61 minutes' where rules_id = $1`, [
    first.rules.rules_id,
  ]);
  const later = await again();
  expect(later.evaluated_to! > first.rules.evaluated_to!).toBe(true);
  expect(later.signals).toMatchObject({ opened: 1 });
  expect((await ask('DELETE', `${RULES}/${first.rules.rules_id}`)).status).toBe(204);
  expect((await ask('GET', `${RULES}/${first.rules.rules_id}`)).status).toBe(404);
});

it('refuses rules that cannot be played, and everybody but staff', async () => {
  const body = { name: 'x', starts_at: inHours(-1), ends_at: inHours(0), ...live };
  const wrong = [
    { failures: 6 },
    { of: 11 },
    { ends_at: inHours(-2) },
    { starts_at: inHours(-32 * 24), ends_at: inHours(-31 * 24) },
    { severities: [{ is_critical: true, arr_from: 0, disconnected: 'low', degraded: 'low' }] },
  ];
  for (const one of wrong) expect((await ask('POST', RULES, { ...body, ...one })).status).toBe(400);
  expect((await ask('POST', RULES, body, 'tenant_admin')).status).toBe(403);
  expect((await ask('GET', RULES, undefined, 'csm')).status).toBe(403);
});
