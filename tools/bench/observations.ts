import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type OwnSystem, startOwnSystem } from '../start/own-system.mjs';
import { ProcessorTime } from './execution/processor-time.ts';
import { Figures } from './figures.ts';
import { observationFloors, type Outcome } from './floors.ts';
import { stopOthers, tablesOf } from './observations/tables.ts';
import { type Observed, Publisher } from './observations/publisher.ts';
import { hearSignals } from './observations/signals-heard.ts';

const TENANTS = 10;
const INTEGRATIONS = 1_000;
const FAILURES = 60;
/** More than the floor: the last ones are recorded a little after they were published. */
const PER_SECOND = 5_100;
const SECONDS = 30;
const TICK_MS = 10;
/** So many successes to a failure. */
const EACH = Math.ceil((PER_SECOND * SECONDS) / FAILURES);

/** Integrations and customers. */
const REPLICAS = 'select (select count(*) from integration_health) + (select count(*) from customers_copy) as n';
const COUNTED = 'select coalesce(sum(successes), 0) as n from call_buckets';

/** What one monitor takes in of 5,100 successful executions a second, and how soon a failure among them is told. */
export async function observations(say: (line: string) => void): Promise<Outcome> {
  const system = await startOwnSystem({ env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' } });
  try {
    return await measure(system, say);
  } finally {
    await system.stop();
  }
}

async function measure(system: OwnSystem, say: (line: string) => void): Promise<Outcome> {
  const run = system.run();
  const publisher = await Publisher.connect(system);
  const heard = await hearSignals(run);
  const monitor = tablesOf(run, 'status_monitor');
  const goOn = stopOthers(run);
  try {
    say(`connecting ${INTEGRATIONS} integrations`);
    const all = await connectAll(publisher, INTEGRATIONS + 2 * FAILURES);
    await publisher.flush();
    await monitor.until(REPLICAS, 2 * all.length, 300);
    for (const one of all) await publisher.succeeded(one);
    await monitor.until(COUNTED, all.length, 120);
    const busy = all.slice(0, INTEGRATIONS);
    const tell = async (figures: Figures, one: Observed) => {
      const began = performance.now();
      await publisher.failed(one, 'api_key_rejected');
      figures.add((await heard.of(one.integration_id)) - began);
    };
    say('telling failures while nothing else happens');
    const idle = new Figures('a failure → its signal on the bus, idle');
    for (const one of all.slice(INTEGRATIONS, INTEGRATIONS + FAILURES)) await tell(idle, one);

    say(`${PER_SECOND} successes a second for ${SECONDS} s`);
    const among = new Figures('a failure → its signal on the bus, among successes');
    const spent = new ProcessorTime(run, { publisher: process.pid });
    const failing = all.slice(INTEGRATIONS + FAILURES);
    const { per_second } = await spent.during(async () => {
      const began = performance.now();
      const told: Promise<void>[] = [];
      let sent = 0;
      while (sent < PER_SECOND * SECONDS) {
        const due = Math.min(PER_SECOND * SECONDS, ((performance.now() - began) / 1_000) * PER_SECOND);
        for (; sent < due; sent += 1) {
          await publisher.succeeded(busy[sent % busy.length]!);
          if (sent % EACH === 0) told.push(tell(among, failing[told.length]!));
        }
        await pause(TICK_MS);
      }
      await publisher.flush();
      await monitor.until(COUNTED, all.length + sent, 300);
      const seconds = (performance.now() - began) / 1_000;
      await Promise.all(told);
      return { per_second: sent / seconds, times: { count: sent } };
    });
    return {
      lines: [
        `${per_second.toFixed(0)} observations a second from the first one published to the last one recorded`,
        String(idle),
        String(among),
        `processor time of an observation, the publisher's included: ${spent.describe()} ms`,
      ],
      figures: { per_second, idle, among },
      floors: observationFloors({ per_second, p50: among.at(50), p99: among.at(99) }),
    };
  } finally {
    goOn();
    await Promise.all([publisher.close(), heard.close(), monitor.close()]);
  }
}

async function connectAll(publisher: Publisher, many: number): Promise<Observed[]> {
  const tenants = Array.from({ length: TENANTS }, () => randomUUID());
  const all: Observed[] = [];
  for (let i = 0; i < many; i += 1) all.push(await publisher.connectOne(tenants[i % TENANTS]!, 'salesforce'));
  return all;
}
