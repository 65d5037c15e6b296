/** A figure that a benchmark must reach; `held` says whether it did. */
export interface Floor {
  name: string;
  value: number;
  limit: number;
  held: boolean;
}

/** What a benchmark found: lines for people, figures for programs, and the floors. */
export interface Outcome {
  lines: string[];
  figures: Record<string, unknown>;
  floors: Floor[];
}

export const below = (name: string, value: number, limit: number): Floor => ({
  name,
  value,
  limit,
  held: value < limit,
});
export const atMost = (name: string, value: number, limit: number): Floor => ({
  name,
  value,
  limit,
  held: value <= limit,
});
const atLeast = (name: string, value: number, limit: number): Floor => ({
  name,
  value,
  limit,
  held: value >= limit,
});

export const describeFloor = ({ name, value, limit, held }: Floor): string =>
  `${held ? 'held' : 'MISSED'}: ${name} ${Number(value.toPrecision(4))}, limit ${limit}`;

export const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** How much a series of measurements rises from its first to its last third; the very first is still warming up. */
export function growth(values: number[]): number {
  const [, ...warm] = values;
  const third = Math.floor(warm.length / 3);
  return median(warm.slice(-third)) - median(warm.slice(0, third));
}

/** `beside`: while so many executions a second are made. */
export interface DetectionFigures {
  p50: number;
  p99: number;
  p99_beside: number;
  first_check_p99: number;
  executions_per_second: number;
}
export const detectionFloors = (is: DetectionFigures): Floor[] => [
  below('detection p50, ms', is.p50, 30),
  below('detection p99, ms', is.p99, 120),
  below('detection p99 beside executions, ms', is.p99_beside, 300),
  below('first check of a new integration p99, ms', is.first_check_p99, 5_000),
  // So many are asked for: what ends a little later has kept up.
  atLeast('executions a second meanwhile', is.executions_per_second, 190),
];

/** Without another word, times are those of one call at a time. */
export interface ComparedRates {
  per_second: number;
  per_second_by_hand: number;
  p99_ms_at_64: number;
  p99_ms_at_64_by_hand: number;
  p50_ms: number;
  p50_ms_by_hand: number;
  p99_ms: number;
  p99_ms_by_hand: number;
  /** Of one execution at 64 in flight, in all processes, the servers included. */
  processor_ms: number;
  processor_ms_by_hand: number;
}
export const executionFloors = (when: string, rates: ComparedRates): Floor[] => [
  atLeast(`throughput at 64 in flight of that by hand, ${when}`, rates.per_second / rates.per_second_by_hand, 0.6),
  atMost(`p50 one at a time in times of that by hand, ${when}`, rates.p50_ms / rates.p50_ms_by_hand, 1.3),
  atMost(`processor time of an execution at 64 in flight, ms, ${when}`, rates.processor_ms, 1.9),
];
export const memoryFloor = (mebibytes: number[], executions: number): Floor =>
  atMost(`growth of memory over ${executions} executions, MiB`, growth(mebibytes), 20);
/** Two that do less made 690/s with 3.4 ms (DBOS) and 779/s with 4.6 ms (Restate) on such a machine, idle. */
export const peerFloors = ({ per_second, p50_ms }: Pick<ComparedRates, 'per_second' | 'p50_ms'>): Floor[] => [
  atLeast('executions a second at 64 in flight', per_second, 780),
  below('p50 one at a time, ms', p50_ms, 3.4),
];
type Rate = Pick<ComparedRates, 'per_second'>;
export const ledgerFloor = (is: { small_ledger: Rate; grown_ledger: Rate }): Floor =>
  atMost('times slower with a grown ledger', is.small_ledger.per_second / is.grown_ledger.per_second, 1.2);

export const readinessFloors = (is: { process_us: number; redis_ms: number; fragment_p99_ms: number }): Floor[] => [
  below('a cached read in the process p50, µs', is.process_us, 5),
  below('a cached read through Redis p50, ms', is.redis_ms, 0.3),
  below('a fragment at the service p99, ms', is.fragment_p99_ms, 5),
];

export const pageFloor = (slowestMs: number): Floor => below('first view of the slowest page, ms', slowestMs, 1_000);

export interface ProbeFigures {
  per_second: number;
  p99_late_s: number;
  longest_after_kill_s: number;
  busiest: number;
  memory_mib: number[];
}
export const probesFloors = (is: ProbeFigures): Floor[] => [
  atLeast('probes a second', is.per_second, 500),
  below('p99 of how late they began, s', is.p99_late_s, 30),
  atMost('share of the busier of two processes', is.busiest, 0.6),
  below('the latest after a kill, s', is.longest_after_kill_s, 60),
  atMost('growth of memory of both processes, MiB', growth(is.memory_mib), 40),
];

export const observationFloors = (is: { per_second: number; p50: number; p99: number }): Floor[] => [
  atLeast('observations taken in a second', is.per_second, 5_000),
  below('a failure among them told p50, ms', is.p50, 30),
  below('a failure among them told p99, ms', is.p99, 300),
];

export interface Stormed {
  total: number;
  seconds: number;
  signals_each: number;
  events_each: number;
  /** The most that one CSM got. */
  messages_each: number;
  /** Told of a signal that is part of the outage. */
  single: number;
  unrecorded: number;
  /** MiB of each service. */
  grown: Record<string, number>;
}
export const outageFloors = (is: Pick<Stormed, 'messages_each' | 'single' | 'unrecorded'>): Floor[] => [
  atMost('messages of the outage to a CSM', is.messages_each, 2),
  atMost('single messages about its signals', is.single, 0),
  atMost('messages that were sent twice or that nobody decided', is.unrecorded, 0),
];
export const stormFloors = (is: Stormed): Floor[] => [
  atMost(`${is.total} failures taken in, s`, is.seconds, 60),
  atMost('signals of an integration', is.signals_each, 1),
  // Its change of status, and its signal.
  atMost('events published of an integration', is.events_each, 2.01),
  ...outageFloors(is),
  ...Object.entries(is.grown).map(([service, mib]) => atMost(`growth of memory of the ${service}, MiB`, mib, 150)),
];

export interface Disturbed {
  missed: number;
  doubled: number;
  kills: number;
  cuts: number;
  /** How many kills and cuts there had to be. */
  wanted: { kills: number; cuts: number };
}
export const alertFloors = (is: Disturbed): Floor[] => [
  atMost('signals that somebody was not told of', is.missed, 0),
  atMost('messages that came twice', is.doubled, is.kills),
  atLeast('kills of a notifier', is.kills, is.wanted.kills),
  atLeast('cuts of the way to a server', is.cuts, is.wanted.cuts),
];

export interface Month {
  /** Breaks that lasted, of which nobody was told and no decision says why. */
  missed: number;
  outages_each: number;
  /** Messages to a CSM, reminders included, of those that each beginning and end of a signal as a message would be. */
  csm_share: number;
  told: number;
  /** Hours until a break is ended, with nudges and reminders and without. */
  p50: number;
  p50_plain: number;
}
export const monthFloors = (is: Month): Floor[] => [
  atMost('breaks of the month that were missed', is.missed, 0),
  atLeast('breaks of the month that somebody was told of', is.told, 1),
  atMost('messages of an outage of the month to a CSM', is.outages_each, 2),
  atMost('messages to a CSM, in times of one for each beginning and end of a signal', is.csm_share, 1),
  atMost('p50 time to fix with nudges and reminders, in times of that without', is.p50 / is.p50_plain, 1),
];

export interface Grown {
  /** Bytes of each table and stream at the end of each day. */
  sizes: Record<string, number[]>;
  keys: number[];
  redis: number[];
  /** Blocks that are read to find work, at the end of each day. */
  blocks: Record<string, number[]>;
  /** The day from which on nothing grows. */
  settled: number;
}

/** How the last third of a series compares with its first. */
function lastThird(values: number[]): number {
  const { first, last } = thirds(values);
  return last / first;
}

function thirds(values: number[]): { first: number; last: number } {
  const third = Math.max(1, Math.floor(values.length / 3));
  return { first: median(values.slice(0, third)), last: median(values.slice(-third)) };
}

export const growthFloors = ({ sizes, keys, redis, blocks, settled }: Grown): Floor[] => {
  const flat = (name: string, values: number[], most: number): Floor =>
    atMost(
      `${name}: the last third of the days after day ${settled}, in times of their first`,
      lastThird(values.slice(settled)),
      most,
    );
  const more = (values: number[]): number => {
    const { first, last } = thirds(values.slice(settled));
    return last - first;
  };
  return [
    ...Object.entries(sizes).map(([name, values]) => flat(name, values, 1.1)),
    // A handful: the key of the last job of the queue is among them, or is not.
    atMost(`keys in Redis: more in the last third of the days after day ${settled} than in their first`, more(keys), 2),
    flat('bytes of data in Redis', redis, 1.25),
    ...Object.entries(blocks).map(([name, values]) => flat(`blocks of the ${name}`, values, 1.25)),
  ];
};
