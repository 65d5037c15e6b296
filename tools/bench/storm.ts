import { Outside } from '../actors/outside.ts';
import { demoTenant } from '../demo/world.ts';
import { type OwnSystem, type Run, startOwnSystem } from '../start/own-system.mjs';
import { residentMiB } from './execution/memory.ts';
import { ProcessorTime } from './execution/processor-time.ts';
import { type Outcome, type Stormed, stormFloors } from './floors.ts';
import { type Csm, type Observed, Publisher } from './observations/publisher.ts';
import { tablesOf } from './observations/tables.ts';

const CSMS = 20;
const FAILURES_EACH = 10;
const LOOK_MS = 1_000;
const TO_CLOSE = 3;

const EVENTS = 'select count(*) as n from outbox';
/** Integrations and customers. */
const REPLICAS = 'select (select count(*) from integration_health) + (select count(*) from customers_copy) as n';
const KNOWN = 'select count(*) as n from integration_health where first_success_at is not null';
const FAILED = 'select coalesce(sum(failures), 0) as n from call_buckets';
const SIGNALS = 'select count(*) as n from risk_signals';
const CLOSED = `${SIGNALS} where status = 'resolved'`;
const TOLD = `select count(*) as n from deliveries where channel = 'slack' and state = 'sent'`;
/** What waits for the outage. */
const HELD = `select count(*) as n from workflow_runs where state = 'held'`;
/** Told of a signal, and not of the outage. */
const SINGLE = `select count(*) as n from deliveries where state = 'sent' and signal_id in (select signal_id from outage_signals)`;
const WAITING = `select (select count(*) from signals where state = 'open')
  + (select count(*) from deliveries where state in ('pending', 'sending', 'ambiguous')) as n`;
const DOUBLED = 'select coalesce(sum(duplicates), 0) as n from deliveries';

/**
 * A provider fails: ten failing calls of each of 10,000 integrations of one tenant, as fast as the bus takes them, until
 * CSMs are told of the outage; then it works again.
 */
export async function storm(say: (line: string) => void, { storm: many }: { storm: number }): Promise<Outcome> {
  const { judged, ...found } = await measureStorm(say, many);
  return { ...found, floors: stormFloors(judged) };
}

/** What a storm showed, and what of it is judged. */
type Measured = Pick<Outcome, 'lines' | 'figures'> & { judged: Stormed };

export async function measureStorm(say: (line: string) => void, many: number): Promise<Measured> {
  const system = await startOwnSystem({ env: { LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn' } });
  try {
    return await measure(system, many, say);
  } finally {
    await system.stop();
  }
}

async function measure(system: OwnSystem, many: number, say: (line: string) => void): Promise<Measured> {
  const run = system.run();
  const outside = new Outside(run.sandbox.url);
  const publisher = await Publisher.connect(system);
  const [monitor, notifier] = [tablesOf(run, 'status_monitor'), tablesOf(run, 'notifier')];
  const memory = new Memory(run);
  try {
    say(`connecting ${many} integrations`);
    const before = await monitor.count(REPLICAS);
    const all = await connectAll(publisher, outside, many);
    await publisher.flush();
    await monitor.until(REPLICAS, before + 2 * all.length, 300);
    for (const one of all) await publisher.succeeded(one);
    await publisher.flush();
    await monitor.until(KNOWN, all.length, 600);
    await memory.begin();

    // Connecting an integration publishes the result of its first check.
    const earlier = await monitor.count(EVENTS);
    const total = all.length * FAILURES_EACH;
    say(`${total} failing calls`);
    const since = Date.now();
    const spent = new ProcessorTime(run, { publisher: process.pid });
    const { seconds } = await spent.during(async () => {
      const began = performance.now();
      for (let round = 0; round < FAILURES_EACH; round += 1)
        for (const one of all) await publisher.failed(one, 'server_error');
      await publisher.flush();
      await monitor.until(FAILED, total, 900);
      return { seconds: (performance.now() - began) / 1_000, times: { count: total } };
    });
    await monitor.until(SIGNALS, all.length, 120);
    await monitor.until(`${EVENTS} where published_at is not null`, earlier + all.length * 2, 120);
    const events = (await monitor.count(EVENTS)) - earlier;
    const listed = await monitor.count(`select count(*) as n from integration_events where event_type = 'sync_error'`);

    say('waiting until each CSM is told of the outage');
    await notifier.until(TOLD, CSMS, 300);
    await notifier.none(HELD, 300);
    say('the provider works again');
    for (let round = 0; round < TO_CLOSE; round += 1) for (const one of all) await publisher.succeeded(one);
    await publisher.flush();
    await monitor.until(CLOSED, all.length, 300);
    const began = performance.now();
    await notifier.none(WAITING, 600);
    const settled = (performance.now() - began) / 1_000;
    const signals = await monitor.count(SIGNALS);
    const messages = await outside.slackMessages(since);
    const sent = messages.length;
    const messages_each = Math.max(...countBy(messages.map(({ channel }) => channel)).values());
    const single = await notifier.count(SINGLE);
    const recorded = await notifier.count(TOLD);
    const doubled = await notifier.count(DOUBLED);
    const grown = memory.end();
    return {
      lines: [
        `${total} failures of ${all.length} integrations taken in within ${seconds.toFixed(1)} s: ${(total / seconds).toFixed(0)} a second`,
        `${signals} signals, ${events} events published, ${listed} entries in the lists of events`,
        `${sent} messages at Slack to ${CSMS} CSMs, at most ${messages_each} to one, ${single} of them about a single integration; the last one ${settled.toFixed(0)} s after the last signal was closed`,
        ...memory.lines,
        `processor time of a failure, the publisher's included: ${spent.describe()} ms`,
      ],
      figures: {
        seconds,
        signals,
        events,
        listed,
        sent,
        messages_each,
        single,
        settled,
        doubled,
        memory_mib: memory.figures,
      },
      judged: {
        total,
        seconds,
        signals_each: signals / all.length,
        events_each: events / all.length,
        messages_each,
        single,
        unrecorded: sent - recorded + doubled,
        grown,
      },
    };
  } finally {
    memory.end();
    await Promise.all([publisher.close(), monitor.close(), notifier.close()]);
  }
}

function countBy(names: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

async function connectAll(publisher: Publisher, outside: Outside, many: number): Promise<Observed[]> {
  const tenant = demoTenant();
  const csms: Csm[] = [];
  for (let i = 0; i < CSMS; i += 1)
    csms.push(await outside.addSlackUser(tenant.slack.team_id, `CSM ${i}`, `csm-${i}@storm.example`));
  const all: Observed[] = [];
  for (let i = 0; i < many; i += 1) {
    const { name, email } = csms[i % CSMS]!;
    all.push(await publisher.connectOne(tenant.tenant_id, 'salesforce', { name, email }));
  }
  return all;
}

/** What the services that take part hold in memory, from the beginning to the end. */
class Memory {
  readonly figures: Record<string, number[]> = {};
  private timer?: NodeJS.Timeout;
  private readonly pids: Record<string, number>;

  constructor({ services }: Run) {
    const names = ['status-monitor', 'notifier'];
    this.pids = Object.fromEntries(names.map((name) => [name, services[name]!.pid]));
  }

  async begin(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), LOOK_MS);
  }

  /** @returns by how much each of them grew at most. */
  end(): Record<string, number> {
    clearInterval(this.timer);
    return Object.fromEntries(Object.entries(this.figures).map(([name, mib]) => [name, Math.max(...mib) - mib[0]!]));
  }

  get lines(): string[] {
    return Object.entries(this.figures).map(
      ([name, mib]) => `memory of the ${name}: ${mib[0]} MiB before, at most ${Math.max(...mib)} MiB`,
    );
  }

  private async look(): Promise<void> {
    for (const [name, pid] of Object.entries(this.pids))
      (this.figures[name] ??= []).push(Math.round(await residentMiB(pid)));
  }
}
