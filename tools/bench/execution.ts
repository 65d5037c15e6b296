import { randomUUID } from 'node:crypto';
import { type OwnSystem, type Run, startOwnSystem } from '../start/own-system.mjs';
import { Caller } from './execution/caller.ts';
import { type Child, fork } from './execution/child.ts';
import { ACCOUNTS, connectAccounts } from './execution/connect-accounts.ts';
import { startHand } from './execution/hand.ts';
import { fillLedger } from './execution/fill-ledger.ts';
import { type Load, load } from './execution/load.ts';
import { residentMiB } from './execution/memory.ts';
import { ProcessorTime } from './execution/processor-time.ts';
import { type ComparedRates, executionFloors, ledgerFloor, median, memoryFloor, type Outcome } from './floors.ts';
import { accountOf, fill } from './probes/fill.ts';

const LOAD_SECONDS = 8;
const ROUNDS = 3;
const MANY_EXECUTIONS = 100_000;

/** How much is done with `--long`. */
interface Long {
  executions: number;
  /** With 100,000 no lease is used twice within its minute. */
  accounts: number;
  /** Executions in the ledger. */
  ledger: number;
}

type Pay = () => Promise<void>;

interface Compared {
  run: Run;
  /** Processes that do not belong to the system, by name. */
  others: Record<string, number>;
  pay: Pay;
  payByHand: Pay;
  say: (line: string) => void;
}

/** Compares executions with the same work written by hand, in turns on the same machine and servers. */
export async function execution(say: (line: string) => void, { long }: { long: false | Long }): Promise<Outcome> {
  const stripe = await fork('stripe-stand-in.ts');
  const origins = JSON.stringify({ 'https://api.stripe.com': `http://127.0.0.1:${stripe.said.port}` });
  const system = await startOwnSystem({
    env: {
      PROVIDER_ORIGINS: origins,
      LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
      PROBE_INTERVALS: '{"stripe":3600}',
      // One tenant executes as much as thousands, and its events must not be held back.
      TENANT_EVENT_BYTES_AN_HOUR: '1000000000000',
    },
  });
  try {
    return await measure(system, stripe, long, say);
  } finally {
    await system.stop();
    await stripe.end();
  }
}

async function measure(
  system: OwnSystem,
  stripe: Child,
  long: false | Long,
  say: (line: string) => void,
): Promise<Outcome> {
  const run = system.run();
  const tenant_id = randomUUID();
  say(`connecting ${ACCOUNTS} Stripe accounts`);
  const { ids, service } = await connectAccounts(run, tenant_id);
  const hand = await startHand({ run, tenant_id, provider: `http://127.0.0.1:${stripe.said.port}` });
  const ours = await Caller.connect(run.nats.platform, 'rpc.execution.execute.platform', service);
  const theirs = await Caller.connect(hand.login, 'rpc.by-hand.execute.platform', service);
  let next = 0;
  const turn = () => ids[(next += 1) % ids.length]!;
  const pay: Pay = () => ours.pay(tenant_id, turn());
  const payByHand: Pay = () => theirs.pay(tenant_id, turn());

  const others = { ...hand.pids, caller: process.pid, provider: stripe.pid };
  const compared = { run, others, pay, payByHand, say };
  for (const call of [pay, payByHand]) await load('warm up', 64, 5, call);
  const withMonitor = await compare('with the monitor running', compared);
  let without: Comparison;
  const monitor = run.services['status-monitor']!.pid;
  process.kill(monitor, 'SIGSTOP');
  try {
    without = await compare('with the monitor stopped', compared);
  } finally {
    process.kill(monitor, 'SIGCONT');
  }
  const executions = long ? long.executions : MANY_EXECUTIONS;
  const memory = await longRun(run.services['gateway-executor']!.pid, pay, executions, say);
  const much = long ? await withMuch({ system, tenant_id, ours, pay, others, long, say }) : undefined;
  await Promise.all([ours.close(), theirs.close(), hand.stop()]);
  const memoryLine = `memory of the executor after each tenth of ${executions} executions: ${memory.join(', ')} MiB`;
  return {
    lines: [...withMonitor.lines, ...without.lines, memoryLine, ...(much?.lines ?? [])],
    figures: {
      monitor_running: withMonitor.rates,
      monitor_stopped: without.rates,
      memory_mib: memory,
      ...(much ? { much: much.rates } : {}),
    },
    floors: [
      ...executionFloors('monitor running', withMonitor.rates),
      ...executionFloors('monitor stopped', without.rates),
      memoryFloor(memory, executions),
      ...(much ? [ledgerFloor(much.rates)] : []),
    ],
  };
}

interface Much extends Pick<Compared, 'pay' | 'others' | 'say'> {
  system: OwnSystem;
  tenant_id: string;
  ours: Caller;
  long: Long;
}

/** Cold leases of many accounts, and then a ledger that has run for weeks. */
async function withMuch({ system, tenant_id, ours, pay, others, long, say }: Much) {
  const run = system.run();
  await fill(system, { many: long.accounts, critical: 0, tenant_id, say });
  let next = 0;
  const payCold = () => ours.pay(tenant_id, accountOf((next += 1) % long.accounts));
  const measured = async (what: string, call: Pay) => {
    const spent = new ProcessorTime(run, others);
    await load('warm up', 64, 3, call);
    const busy = await spent.during(() => load('64', 64, LOAD_SECONDS, call));
    const one = await load('1', 1, LOAD_SECONDS / 2, call);
    const line = `${what}: 64 in flight ${busy.per_second.toFixed(0)}/s, p99 ${busy.times.at(99).toFixed(1)} ms; one at a time p50 ${one.times.at(50).toFixed(2)} ms; processor time ${spent.describe()} ms`;
    say(line);
    return { line, per_second: busy.per_second };
  };
  const cold = await measured(`${long.accounts} integrations, cold leases`, payCold);
  const small = await measured('before the ledger is filled', pay);
  await fillLedger(run, tenant_id, long.ledger, say);
  const grown = await measured(`a ledger of ${long.ledger} executions`, pay);
  const rates = {
    cold_leases: cold.per_second,
    small_ledger: small.per_second,
    grown_ledger: grown.per_second,
  };
  return { lines: [cold.line, small.line, grown.line], rates };
}

interface Comparison {
  rates: ComparedRates;
  lines: string[];
}

/** In turns, so that what else the machine does affects both; of each the median round counts. */
async function compare(when: string, { run, others, pay, payByHand, say }: Compared): Promise<Comparison> {
  const spent = new ProcessorTime(run, others);
  const spentByHand = new ProcessorTime(run, others);
  const busy: Load[] = [];
  const busyByHand: Load[] = [];
  const one: Load[] = [];
  const oneByHand: Load[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    say(`${when}: round ${round} of ${ROUNDS}`);
    busy.push(await spent.during(() => load('64', 64, LOAD_SECONDS, pay)));
    busyByHand.push(await spentByHand.during(() => load('64', 64, LOAD_SECONDS, payByHand)));
    one.push(await load('1', 1, LOAD_SECONDS / 2, pay));
    oneByHand.push(await load('1', 1, LOAD_SECONDS / 2, payByHand));
  }
  const rates: ComparedRates = {
    per_second: median(busy.map((it) => it.per_second)),
    per_second_by_hand: median(busyByHand.map((it) => it.per_second)),
    p99_ms_at_64: percentile(busy, 99),
    p99_ms_at_64_by_hand: percentile(busyByHand, 99),
    p50_ms: percentile(one, 50),
    p50_ms_by_hand: percentile(oneByHand, 50),
    p99_ms: percentile(one, 99),
    p99_ms_by_hand: percentile(oneByHand, 99),
    processor_ms: spent.perCall,
    processor_ms_by_hand: spentByHand.perCall,
  };
  const lines = [
    ...describeRates(when, rates),
    `${when}, processor time of an execution at 64 in flight: ${spent.describe()} ms; by hand: ${spentByHand.describe()} ms`,
  ];
  lines.forEach(say);
  return { rates, lines };
}

const percentile = (loads: Load[], at: number): number => median(loads.map(({ times }) => times.at(at)));

const describeRates = (when: string, is: ComparedRates): string[] => [
  `${when}, 64 in flight: ${is.per_second.toFixed(0)}/s, by hand ${is.per_second_by_hand.toFixed(0)}/s: ${(is.per_second / is.per_second_by_hand).toFixed(2)} of it; p99 ${is.p99_ms_at_64.toFixed(1)} ms, by hand ${is.p99_ms_at_64_by_hand.toFixed(1)} ms`,
  `${when}, one at a time: p50 ${is.p50_ms.toFixed(2)} ms, by hand ${is.p50_ms_by_hand.toFixed(2)} ms: ${(is.p50_ms / is.p50_ms_by_hand).toFixed(2)} times; p99 ${is.p99_ms.toFixed(1)} ms, by hand ${is.p99_ms_by_hand.toFixed(1)} ms`,
];

async function longRun(pid: number, pay: Pay, executions: number, say: (line: string) => void): Promise<number[]> {
  const memory: number[] = [];
  const tenth = executions / 10;
  for (let part = 1; part <= 10; part += 1) {
    let left = tenth;
    const work = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        await pay();
      }
    };
    await Promise.all(Array.from({ length: 64 }, work));
    memory.push(Math.round(await residentMiB(pid)));
    say(`${part * tenth} executions: ${memory.at(-1)} MiB`);
  }
  return memory;
}
