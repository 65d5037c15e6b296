import { randomUUID } from 'node:crypto';
import { type Run, startOwnSystem } from '../start/own-system.mjs';
import { residentMiB } from './execution/memory.ts';
import { ProcessorTime } from './execution/processor-time.ts';
import { type Outcome, stormFloors } from './floors.ts';
import { monitorOf, stopOthers } from './observations/monitor.ts';
import { type Observed, Publisher } from './observations/publisher.ts';

const TENANTS = 50;
const INTEGRATIONS = 10_000;
const FAILURES_EACH = 10;
const LOOK_MS = 1_000;

/** Integrations and customers. */
const REPLICAS = 'select (select count(*) from integration_health) + (select count(*) from customers_copy) as n';
const KNOWN = 'select count(*) as n from integration_health where first_success_at is not null';
const FAILED = 'select coalesce(sum(failures), 0) as n from call_buckets';

/** A provider fails: 100,000 failing calls of 10,000 integrations, as fast as the bus takes them. */
export async function storm(say: (line: string) => void): Promise<Outcome> {
  const system = await startOwnSystem({ env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' } });
  try {
    return await measure(system.run(), say);
  } finally {
    await system.stop();
  }
}

async function measure(run: Run, say: (line: string) => void): Promise<Outcome> {
  const publisher = await Publisher.connect(run);
  const monitor = monitorOf(run);
  const goOn = stopOthers(run);
  const { pid } = run.services['status-monitor']!;
  try {
    say(`connecting ${INTEGRATIONS} integrations`);
    const all = await connectAll(publisher);
    await publisher.flush();
    await monitor.until(REPLICAS, 2 * all.length, 300);
    for (const one of all) await publisher.succeeded(one);
    await monitor.until(KNOWN, all.length, 600);
    const total = all.length * FAILURES_EACH;
    const memory = [await residentMiB(pid)];
    const look = setInterval(() => void residentMiB(pid).then((mib) => memory.push(mib)), LOOK_MS);
    say(`${total} failing calls`);
    const spent = new ProcessorTime(run, { publisher: process.pid });
    const { seconds } = await spent.during(async () => {
      const began = performance.now();
      for (let round = 0; round < FAILURES_EACH; round += 1)
        for (const one of all) await publisher.failed(one, 'server_error');
      await publisher.flush();
      await monitor.until(FAILED, total, 900);
      return { seconds: (performance.now() - began) / 1_000, times: { count: total } };
    });
    clearInterval(look);
    await monitor.until('select count(*) as n from outbox where published_at is not null', all.length * 2, 120);
    const events = await monitor.count('select count(*) as n from outbox');
    const signals = await monitor.count('select count(*) as n from risk_signals');
    const listed = await monitor.count(`select count(*) as n from integration_events where event_type = 'sync_error'`);
    const grown = Math.max(...memory) - memory[0]!;
    return {
      lines: [
        `${total} failures of ${all.length} integrations taken in within ${seconds.toFixed(1)} s: ${(total / seconds).toFixed(0)} a second`,
        `${signals} signals, ${events} events published, ${listed} entries in the lists of events`,
        `memory of the monitor: ${memory[0]!.toFixed(0)} MiB before, at most ${Math.max(...memory).toFixed(0)} MiB`,
        `processor time of a failure, the publisher's included: ${spent.describe()} ms`,
      ],
      figures: { seconds, signals, events, listed, memory_mib: memory.map(Math.round) },
      floors: stormFloors({ seconds, signals_each: signals / all.length, events_each: events / all.length, grown }),
    };
  } finally {
    goOn();
    await Promise.all([publisher.close(), monitor.close()]);
  }
}

async function connectAll(publisher: Publisher): Promise<Observed[]> {
  const tenants = Array.from({ length: TENANTS }, () => randomUUID());
  const all: Observed[] = [];
  for (let i = 0; i < INTEGRATIONS; i += 1) all.push(await publisher.connectOne(tenants[i % TENANTS]!, 'salesforce'));
  return all;
}
