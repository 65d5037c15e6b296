import { randomUUID } from 'node:crypto';
import { type OwnSystem, type Run, startOwnSystem } from '../start/own-system.mjs';
import { type Backlog, backlogOf } from './execution/backlog.ts';
import { Caller } from './execution/caller.ts';
import { type Child, fork } from './execution/child.ts';
import { ACCOUNTS, connectAccounts } from './execution/connect-accounts.ts';
import { startHand } from './execution/hand.ts';
import { fillLedger } from './execution/fill-ledger.ts';
import { type Load, load, type LoadToTheEnd, loadToTheEnd } from './execution/load.ts';
import { residentMiB } from './execution/memory.ts';
import { ProcessorTime } from './execution/processor-time.ts';
import {
  type ComparedRates,
  executionFloors,
  ledgerFloor,
  median,
  memoryFloor,
  type Outcome,
  peerFloors,
} from './floors.ts';
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
  backlog: Backlog;
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
  const backlog = await backlogOf(run);
  let next = 0;
  const turn = () => ids[(next += 1) % ids.length]!;
  const pay: Pay = () => ours.pay(tenant_id, turn());
  const payByHand: Pay = () => theirs.pay(tenant_id, turn());
  const others = { ...hand.pids, caller: process.pid, provider: stripe.pid };
  try {
    const all = { run, backlog, others, pay, payByHand, say };
    return await measureAll(all, long, (executions) =>
      withMuch({ system, backlog, tenant_id, ours, pay, others, long: executions, say }),
    );
  } finally {
    await Promise.all([ours.close(), theirs.close(), backlog.close(), hand.stop()]);
  }
}

async function measureAll(
  compared: Compared,
  long: false | Long,
  measureMuch: (long: Long) => ReturnType<typeof withMuch>,
): Promise<Outcome> {
  const { run, backlog, pay, payByHand, say } = compared;
  for (const call of [pay, payByHand]) await load('warm up', 64, 5, call);
  await backlog.done();
  const withMonitor = await compare('with the monitor running', compared);
  let without: Comparison;
  const monitor = run.services['status-monitor']!.pid;
  process.kill(monitor, 'SIGSTOP');
  backlog.except('status-monitor');
  try {
    without = await compare('with the monitor stopped', compared);
  } finally {
    process.kill(monitor, 'SIGCONT');
    backlog.except();
  }
  const executions = long ? long.executions : MANY_EXECUTIONS;
  const memory = await longRun(run.services['gateway-executor']!.pid, pay, executions, say);
  const much = long ? await measureMuch(long) : undefined;
  const memoryLine = `memory of the executor after each tenth of ${executions} executions: ${memory.join(', ')} MiB`;
  return {
    lines: [...withMonitor.lines, ...without.lines, memoryLine, ...(much?.lines ?? [])],
    figures: {
      monitor_running: withMonitor.rates,
      monitor_stopped: without.rates,
      memory_mib: memory,
      ...(much ? { much: much.figures } : {}),
    },
    floors: [
      ...executionFloors('monitor running', withMonitor.rates),
      ...executionFloors('monitor stopped', without.rates),
      memoryFloor(memory, executions),
      ...peerFloors(withMonitor.rates),
      ...(much ? [ledgerFloor(much.figures)] : []),
    ],
  };
}

interface Much extends Pick<Compared, 'backlog' | 'pay' | 'others' | 'say'> {
  system: OwnSystem;
  tenant_id: string;
  ours: Caller;
  long: Long;
}

/** Cold leases of many accounts, and then a ledger that has run for weeks. */
async function withMuch({ system, backlog, tenant_id, ours, pay, others, long, say }: Much) {
  const run = system.run();
  await fill(system, { many: long.accounts, tenant_id, say });
  let paid = 0;
  const payCold = () => ours.pay(tenant_id, accountOf((paid += 1) % long.accounts));
  const measured = async (what: string, call: Pay) => {
    const spent = new ProcessorTime(run, others);
    const busy: LoadToTheEnd[] = [];
    const one: Load[] = [];
    await load('warm up', 64, 3, call);
    await backlog.done();
    for (let round = 1; round <= ROUNDS; round += 1) {
      busy.push(await spent.during(() => loadToTheEnd('64', 64, LOAD_SECONDS, call, backlog)));
      one.push(await load('1', 1, LOAD_SECONDS / 2, call));
    }
    const figures = {
      per_second: median(busy.map(({ per_second }) => per_second)),
      p99_ms_at_64: percentile(busy, 99),
      p50_ms: percentile(one, 50),
      processor_ms: spent.perCall,
    };
    const line = `${what}: 64 in flight ${figures.per_second.toFixed(0)}/s, p99 ${figures.p99_ms_at_64.toFixed(1)} ms; one at a time p50 ${figures.p50_ms.toFixed(2)} ms; processor time ${spent.describe()} ms`;
    say(line);
    return { line, figures };
  };
  const warm = await measured('before the ledger is filled', pay);
  const cold = await measured(`${long.accounts} integrations`, payCold);
  // An integration that is charged once has no lease in memory.
  const coldShare = Math.min(1, long.accounts / paid);
  await fillLedger(run, tenant_id, long.ledger, say);
  const grown = await measured(`a ledger of ${long.ledger} executions`, pay);
  const coldLine = `${cold.line}; ${(coldShare * 100).toFixed(0)} % of the integrations that were charged had not been charged before`;
  return {
    lines: [warm.line, coldLine, grown.line],
    figures: {
      small_ledger: warm.figures,
      cold_leases: { ...cold.figures, cold_share: coldShare },
      grown_ledger: grown.figures,
    },
  };
}

interface Comparison {
  rates: ComparedRates;
  lines: string[];
}

/** In turns, so that what else the machine does affects both; of each the median round counts. */
async function compare(when: string, { run, backlog, others, pay, payByHand, say }: Compared): Promise<Comparison> {
  const spent = new ProcessorTime(run, others);
  const spentByHand = new ProcessorTime(run, others);
  const busy: LoadToTheEnd[] = [];
  const busyByHand: Load[] = [];
  const one: Load[] = [];
  const oneByHand: Load[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    say(`${when}: round ${round} of ${ROUNDS}`);
    busy.push(await spent.during(() => loadToTheEnd('64', 64, LOAD_SECONDS, pay, backlog)));
    busyByHand.push(await spentByHand.during(() => load('64', 64, LOAD_SECONDS, payByHand)));
    one.push(await load('1', 1, LOAD_SECONDS / 2, pay));
    oneByHand.push(await load('1', 1, LOAD_SECONDS / 2, payByHand));
  }
  const behind = busy.map(({ behind_s }) => behind_s);
  const rates: ComparedRates & { behind_s: number[] } = {
    behind_s: behind,
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
    `${when}, seconds from the last answer until all events were handled: ${behind.map((it) => it.toFixed(1)).join(', ')}`,
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
