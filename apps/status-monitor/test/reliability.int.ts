import { randomUUID } from 'node:crypto';
import { customerUpserted, integrationCreated } from '@linesman/contracts';
import { waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Page } from '@linesman/service-kit';
import type { Reliability } from '../src/reliability/reliability.dto';
import {
  countMinutes,
  type CountedMinutes,
  DAYS,
  daysIn,
  generateYear,
  randomOf,
  rowsOf,
  type Year,
} from './generated-year';
import { World } from './start-world';

const world = new World();
let monitor: NestFastifyApplication;

beforeAll(async () => {
  await world.start();
  monitor = await world.monitor();
});
afterAll(() => world.stop());

async function ask<T>(tenant: string, url: string, role = 'csm'): Promise<{ status: number; body: T; text: string }> {
  const authorization = `Bearer ${await world.issuer.token({ tenant, roles: [role] })}`;
  const response = await monitor.inject({ url, headers: { authorization } });
  const isJson = String(response.headers['content-type']).includes('json');
  return { status: response.statusCode, body: (isJson ? response.json() : undefined) as T, text: response.body };
}

const zones = [
  'America/New_York',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'America/Havana',
  'Africa/Cairo',
  'Asia/Kolkata',
];

/** A tenant whose customers are in several time zones, with two integrations each, and what happened to them. */
async function generatedTenant(seed: number): Promise<{ tenant: string; start: number; years: Year[] }> {
  const tenant = randomUUID();
  const random = randomOf(seed);
  // Nothing happens after the last whole day.
  const start = Math.floor(Date.now() / 86_400_000) * 86_400_000 - DAYS * 86_400_000;
  const years: Year[] = [];
  for (const time_zone of zones) {
    const customer_id = randomUUID();
    await world.publish(tenant, customerUpserted, { customer_id, name: `In ${time_zone}`, time_zone, version: 1 });
    for (const connection_code of ['salesforce', 'stripe']) {
      const year = generateYear(random, time_zone, customer_id);
      years.push(year);
      await world.publish(tenant, integrationCreated, {
        integration_id: year.integration_id,
        connection_code,
        name: `${connection_code} in ${time_zone}`,
        status: 'active',
        is_critical: false,
        customer_id,
        credential_version: 0,
        created_at: new Date(start).toISOString(),
        version: 1,
      });
    }
  }
  const ids = years.map(({ integration_id }) => integration_id);
  await waitUntil(async () => {
    const known = await world.sql('select 1 from integration_health where integration_id = any($1)', [ids]);
    const customers = await world.sql('select 1 from customers_copy where tenant_id = $1', [tenant]);
    return known.length === ids.length && customers.length === zones.length;
  });
  const all = years.map((year) => rowsOf(year, start));
  await world.sql(
    `update integration_health h set status = q.status, first_checked_at = q.first_checked_at,
       first_success_at = q.first_success_at, watched_until = q.watched_until
     from jsonb_to_recordset($1::jsonb) as q (integration_id uuid, status text, first_checked_at timestamptz,
       first_success_at timestamptz, watched_until timestamptz)
     where h.integration_id = q.integration_id`,
    [JSON.stringify(all.map(({ health }) => health))],
  );
  await world.sql(
    `insert into integration_events (tenant_id, integration_type, integration_id, event_type, error_details, created_at)
     select $1, 'salesforce', integration_id, event_type, error_details, created_at from jsonb_to_recordset($2::jsonb)
       as q (integration_id uuid, event_type text, error_details jsonb, created_at timestamptz)`,
    [tenant, JSON.stringify(all.flatMap(({ events }) => events))],
  );
  await world.sql(
    `insert into risk_signals (tenant_id, signal_id, integration_id, signal_type, severity, status, snapshot, opened_at,
       last_seen_at, last_worked_at, failing_since, told_at, acted_at, resolved_at, resolution)
     select $1, signal_id, integration_id, 'integration_disconnected', 'high', 'resolved', '{}', opened_at, opened_at,
       last_worked_at, failing_since, told_at, acted_at, opened_at, 'verified' from jsonb_to_recordset($2::jsonb)
       as q (signal_id uuid, integration_id uuid, opened_at timestamptz, last_worked_at timestamptz,
         failing_since timestamptz, told_at timestamptz, acted_at timestamptz)`,
    [tenant, JSON.stringify(all.flatMap(({ signals }) => signals))],
  );
  return { tenant, start, years };
}

const meanOf = (minutes: number[]): number | null =>
  minutes.length > 0 ? Math.round((60 * minutes.reduce((sum, one) => sum + one, 0)) / minutes.length) : null;

/** What the service should say of these minutes. */
function expected(all: CountedMinutes[]): Partial<Reliability> {
  const sum = (of: (one: CountedMinutes) => number) => all.reduce((total, one) => total + of(one), 0);
  const list = (of: (one: CountedMinutes) => number[]) => all.flatMap(of);
  const [healthy, degraded, down] = [sum((it) => it.healthy), sum((it) => it.degraded), sum((it) => it.down)];
  const watched = healthy + degraded + down;
  const disconnections = sum((it) => it.disconnections);
  const thousandths = (part: number) =>
    watched > 0 ? Number((BigInt(part) * 100_000n) / BigInt(watched)) / 1_000 : null;
  return {
    integrations: all.length,
    uptime_percent: thousandths(healthy + degraded),
    degraded_percent: thousandths(degraded),
    watched_seconds: 60 * watched,
    unwatched_seconds: 60 * sum((it) => it.unwatched),
    degraded_seconds: 60 * degraded,
    down_seconds: 60 * down,
    disconnections,
    ongoing: sum((it) => it.ongoing),
    mttr_seconds: meanOf(list((it) => it.recoveries)),
    mtbf_seconds: disconnections > 0 ? Math.round((60 * (healthy + degraded)) / disconnections) : null,
    time_to_detect_seconds: meanOf(list((it) => it.detected)),
    time_to_tell_seconds: meanOf(list((it) => it.told)),
    time_to_act_seconds: meanOf(list((it) => it.acted)),
    by_party: (['customer', 'us', 'provider', 'customer_endpoint', 'nobody'] as const).map((party) => ({
      party,
      disconnections: sum((it) => it.of[party]?.disconnections ?? 0),
      down_seconds: 60 * sum((it) => it.of[party]?.down ?? 0),
      degraded_seconds: 60 * sum((it) => it.of[party]?.degraded ?? 0),
    })),
  };
}

/** 365 days in each time zone, all of them in the generated time. */
const daysOf = (start: number) => {
  const day = (n: number) => new Date(start + n * 86_400_000).toISOString().slice(0, 10);
  return { from: day(10), to: day(374) };
};

const within =
  ({ from, to }: { from: string; to: string }, name: (day: string) => string, dayOf: (n: number) => string) =>
  (minute: number): string | undefined => {
    const day = dayOf(minute);
    return day >= from && day <= to ? name(day) : undefined;
  };

it.each([1, 20_260_329])('agrees with a count of each minute of a generated year (seed %d)', async (seed) => {
  const { tenant, start, years } = await generatedTenant(seed);
  const days = daysOf(start);
  const asked = `from=${days.from}&to=${days.to}`;
  const dayIn = new Map(zones.map((zone) => [zone, daysIn(zone, start)]));
  const whole = (year: Year, zone = year.time_zone) =>
    countMinutes(
      year,
      within(days, () => 'all', dayIn.get(zone)!),
    ).get('all')!;

  const { body } = await ask<Page<Reliability>>(tenant, `/reliability?${asked}&limit=200`);
  expect(body.items).toHaveLength(years.length);
  for (const year of years) {
    const item = body.items.find(({ integration_id }) => integration_id === year.integration_id)!;
    expect(item).toMatchObject({ ...days, time_zone: year.time_zone, ...expected([whole(year)]) });
  }
  expect(body.items.map(({ down_seconds }) => down_seconds)).toEqual(
    body.items.map(({ down_seconds }) => down_seconds).sort((a, b) => b - a),
  );

  const customers = await ask<Page<Reliability>>(tenant, `/reliability?${asked}&by=customer`);
  for (const item of customers.body.items) {
    const own = years.filter(({ customer_id }) => customer_id === item.customer_id);
    expect(item).toMatchObject({ customer_name: `In ${own[0]!.time_zone}`, ...expected(own.map((one) => whole(one))) });
  }

  const zone = 'Australia/Lord_Howe';
  const inOne = years.map((year) => whole(year, zone));
  const ofTenant = await ask<Page<Reliability>>(tenant, `/reliability?${asked}&by=tenant&time_zone=${zone}`);
  expect(ofTenant.body.items).toHaveLength(1);
  expect(ofTenant.body.items[0]).toMatchObject(expected(inOne));
  const connections = await ask<Page<Reliability>>(tenant, `/reliability?${asked}&by=connection&time_zone=${zone}`);
  expect(connections.body.items.find(({ connection_code }) => connection_code === 'stripe')).toMatchObject(
    expected(inOne.filter((_, n) => n % 2 === 1)),
  );

  for (const [each, name] of [
    ['day', (day: string) => day],
    ['month', (day: string) => day.slice(0, 7)],
  ] as const)
    for (const year of years.filter((_, n) => n % 2 === 0)) {
      const parts = countMinutes(year, within(days, name, dayIn.get(year.time_zone)!));
      const found = await ask<{ items: Reliability[] }>(
        tenant,
        `/reliability/periods?${asked}&each=${each}&integration_id=${year.integration_id}`,
      );
      const items = found.body.items.map((item) => [name(item.from), item] as const);
      expect(items.map(([part]) => part)).toEqual([...parts.keys()]);
      for (const [part, item] of items)
        expect({ part, ...item }).toMatchObject({ part, ...expected([parts.get(part)!]) });
    }
});
