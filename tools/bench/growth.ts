import { setTimeout as pause } from 'node:timers/promises';
import { queryOnce, startServers, type TestServers } from '@linesman/testing';
import { growthFloors, type Outcome } from './floors.ts';
import { type Cost, costs, forgetAnswers, type Kind } from './growth/looks.ts';
import { ProbeRounds } from './growth/probe-queue.ts';
import {
  allDue,
  growing,
  insertDays,
  insertIntegrations,
  PROBES_A_DAY,
  REAL_EXECUTIONS,
  watched,
} from './growth/rows-of-a-day.ts';
import { forgetting, openService, owners, type Service, splitThePast, type Sql } from './growth/services.ts';
import { Streams } from './growth/streams.ts';

const DAY_MS = 24 * 3_600_000;
/** In the streams, a day takes so long. */
const DAY_SECONDS = 8;
/** From then on each table that is kept for days has lost its first one. */
export const SETTLED = 17;

export interface Size {
  days: number;
  /** Executions of a simulated day, and integrations. */
  rows: number;
}

interface Day {
  tables: Record<string, number>;
  streams: Record<string, number>;
  redis: { keys: number; bytes: number };
  costs: Record<Kind, Cost>;
}

/**
 * Days of rows that end yesterday, written into the real tables, streams and queue; at the end of each day, what those
 * take and what it costs to find work in them. Retention, relay and schedule are the services' own code.
 */
export async function growth(say: (line: string) => void, size: Size): Promise<Outcome> {
  const servers = await startServers({ postgres: true, nats: true, redis: true });
  const opened: { close(): Promise<void> }[] = [];
  const open = async <T extends { close(): Promise<void> }>(made: T | Promise<T>): Promise<T> => {
    opened.push(await made);
    return made;
  };
  try {
    const streams = await open(Streams.open(servers, DAY_SECONDS));
    const probes = await open(new ProbeRounds(servers.redis.url));
    const services: Service[] = [];
    for (const owner of owners) {
      services.push(await openService(servers, owner));
      await open(services.at(-1)!.database);
    }
    return await simulate({ services, streams, probes, sql: administrator(servers) }, size, say);
  } finally {
    for (const one of opened) await one.close();
    await servers.stop();
  }
}

function administrator(servers: TestServers): Sql {
  const url = new URL(servers.postgres.url);
  url.pathname = new URL(servers.postgres.role('notifier', 'owner')).pathname;
  return (text, values) => queryOnce(url.href, text, values);
}

interface World {
  services: Service[];
  streams: Streams;
  probes: ProbeRounds;
  sql: Sql;
}

async function simulate(world: World, { days, rows }: Size, say: (line: string) => void): Promise<Outcome> {
  const { services, sql } = world;
  const factor = REAL_EXECUTIONS / rows;
  const today = new Date().setUTCHours(0, 0, 0, 0);
  const dayOf = (n: number) => new Date(today - (days - n) * DAY_MS);
  for (const service of services) await splitThePast(service, sql);
  for (const service of services) await forgetting(service, service.database, dayOf(0)).run();
  await sql(insertIntegrations(rows));
  for (const one of growing)
    if (one.grows.days_before) {
      await sql(insertDays(one, one.grows.days_before, factor), [dayOf(-1)]);
      if (one.grows.then) await sql(one.grows.then);
    }
  await forgetAnswers(services[0]!.database, dayOf(1));
  const measured: Day[] = [];
  const began = performance.now();
  for (let n = 0; n < days; n += 1) {
    await live(world, { from: dayOf(n), factor, rows });
    await pause(Math.max(0, began + (n + 1) * DAY_SECONDS * 1_000 - performance.now()));
    measured.push(await measure(world, dayOf(n + 1)));
    if (n % 5 === 4)
      say(`day ${n + 1} after ${((performance.now() - began) / 1_000).toFixed(0)} s: ${describe(measured.at(-1)!)}`);
  }
  return outcome(measured, { factor, seconds: (performance.now() - began) / 1_000 });
}

/** One day: its rows, what becomes of them, and what was kept long enough. */
async function live({ services, streams, probes, sql }: World, day: { from: Date; factor: number; rows: number }) {
  for (const service of services) await forgetting(service, service.database, day.from).run();
  for (const one of growing) {
    await sql(insertDays(one, 1, day.factor), [day.from]);
    if (one.grows.then) await sql(one.grows.then);
  }
  const of = Object.fromEntries(services.map(({ owner, database }) => [owner, database]));
  await streams.relay(of['gateway-executor']);
  for (let round = 0; round < PROBES_A_DAY; round += 1) {
    await sql(allDue);
    await probes.run(of['status-monitor']!, day.rows);
  }
  await forgetAnswers(of['gateway-executor'], new Date(day.from.getTime() + DAY_MS));
  // What autovacuum does in a day.
  for (const table of watched) await sql(`vacuum analyze ${table}`);
}

async function measure({ services, streams, probes, sql }: World, now: Date): Promise<Day> {
  const tables = await sql<{ name: string; bytes: string }>(
    `select t.name, (pg_total_relation_size(t.name::regclass) + coalesce((select sum(pg_total_relation_size(p.relid))
       from pg_partition_tree(t.name::regclass) p where p.relid <> t.name::regclass), 0))::text as bytes
     from unnest($1::text[]) t (name)`,
    [watched],
  );
  return {
    tables: Object.fromEntries(tables.map(({ name, bytes }) => [name, Number(bytes)])),
    streams: await streams.sizes(),
    redis: await probes.sizes(),
    costs: await costs(services, now),
  };
}

const mebibytes = (bytes: number): string => (bytes / 1024 ** 2).toFixed(1);
const sum = (all: Record<string, number>): number => Object.values(all).reduce((a, b) => a + b, 0);
const describe = ({ tables, streams, redis }: Day): string =>
  `tables ${mebibytes(sum(tables))} MiB, streams ${mebibytes(sum(streams))} MiB, ${redis.keys} keys in Redis`;

function outcome(days: Day[], { factor, seconds }: { factor: number; seconds: number }): Outcome {
  const at = [...new Set([0, Math.floor(SETTLED / 2), SETTLED - 1, days.length - 1])];
  const series = (of: (day: Day) => number): number[] => days.map(of);
  const shown = (name: string, of: (day: Day) => number | string) =>
    `${name.padEnd(36)} ${at.map((n) => of(days[n]!)).join(', ')}`;
  const names = (of: (day: Day) => Record<string, unknown>) => Object.keys(of(days[0]!));
  const tables = names((day) => day.tables).map((name) => ({ name, of: (day: Day) => day.tables[name]! }));
  const streams = names((day) => day.streams).map((name) => ({
    name: `stream ${name}`,
    of: (day: Day) => day.streams[name]!,
  }));
  const kinds: Kind[] = ['relay', 'sweepers', 'retention'];
  return {
    lines: [
      `${days.length} days in ${seconds.toFixed(0)} s, one row for ${factor} of a million executions a day and a million integrations`,
      `a day of a stream takes ${(seconds / days.length).toFixed(1)} s; call_buckets and lease_audit are kept for 10 days`,
      `at the end of day ${at.map((n) => n + 1).join(', ')}:`,
      ...[...tables, ...streams].map(({ name, of }) => shown(`${name}, MiB`, (day) => mebibytes(of(day)))),
      shown('Redis, keys', (day) => day.redis.keys),
      shown('Redis, MiB of data', (day) => mebibytes(day.redis.bytes)),
      ...kinds.map((kind) => shown(`${kind}: blocks of one look`, (day) => day.costs[kind].blocks)),
      ...kinds.map((kind) => shown(`${kind}: ms of one look`, (day) => day.costs[kind].ms.toFixed(1))),
    ],
    figures: { factor, days },
    floors: growthFloors({
      sizes: Object.fromEntries([...tables, ...streams].map(({ name, of }) => [name, series(of)])),
      keys: series((day) => day.redis.keys),
      redis: series((day) => day.redis.bytes),
      blocks: Object.fromEntries(kinds.map((kind) => [kind, series((day) => day.costs[kind].blocks)])),
      settled: SETTLED,
    }),
  };
}
