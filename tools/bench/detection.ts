import { setTimeout as pause } from 'node:timers/promises';
import { World } from '../demo/world.ts';
import { type Run, startOwnSystem } from '../start/own-system.mjs';
import { Payments } from './detection/payments.ts';
import { addCsms, breakOne, prepare } from './detection/rounds.ts';
import { fork } from './execution/child.ts';
import { Figures } from './figures.ts';
import { detectionFloors, type Outcome } from './floors.ts';

const ROUNDS = 100;
/** Every CSM is told once. */
const WARM_UP = 20;
const PER_SECOND = 200;
/** After a first check and an execution: their events are taken in, marked and followed up by then. */
const SETTLED_MS = 300;

/**
 * The time from the provider's 401 on an execution to the call at Slack's API, idle and beside other executions. The
 * integration of a round was connected one round before: the sandbox's accounts are few, and a break has all healthy
 * integrations of its account probed at once.
 */
export async function detection(say: (line: string) => void): Promise<Outcome> {
  const stripe = await fork('stripe-stand-in.ts');
  const origins = JSON.stringify({ 'https://api.stripe.com': `http://127.0.0.1:${stripe.said.port}` });
  // Its customers fail one after the other, which is no fault of ours.
  const system = await startOwnSystem({ env: { PROVIDER_ORIGINS: origins, HOLD_AT_CUSTOMERS: '0' } });
  try {
    return await measure(system.run(), say);
  } finally {
    await system.stop();
    await stripe.end();
  }
}

async function measure(run: Run, say: (line: string) => void): Promise<Outcome> {
  const world = await World.open(run);
  const idle = await breakMany(world, 'idle', say);
  const payments = await Payments.connect(world);
  payments.begin(PER_SECOND);
  const beside = await breakMany(world, `beside ${PER_SECOND} executions a second`, say);
  const made = await payments.end();
  await world.close();
  const all = [...idle, ...beside];
  return {
    lines: [
      ...all.map(String),
      `${made.per_second.toFixed(0)} executions a second meanwhile: p50 ${made.p50_ms.toFixed(1)} ms, p99 ${made.p99_ms.toFixed(1)} ms; ${made.refused} refused`,
    ],
    figures: { ...Object.fromEntries(all.map((one) => [one.name.trim(), one])), executions: made },
    floors: detectionFloors({
      first_check_p99: Math.max(idle.at(-1)!.at(99), beside.at(-1)!.at(99)),
      p50: idle[0].at(50),
      p99: idle[0].at(99),
      p99_beside: beside[0].at(99),
      executions_per_second: made.per_second,
    }),
  };
}

/** @returns the times of all rounds, of each hop, and of the first checks. */
async function breakMany(world: World, when: string, say: (line: string) => void): Promise<[Figures, ...Figures[]]> {
  const total = new Figures(`401 at the provider → chat.postMessage at Slack, ${when}`);
  const hops = [
    '401 → refresh refused',
    'refused → event on the bus',
    'event → risk signal on the bus',
    'signal → call at Slack',
  ].map((name) => new Figures(`  ${name}, ${when}`));
  const checks = new Figures(`connected → first check recorded, ${when}`);
  const csms = await addCsms(world);
  let next = await prepare(world, csms, 0);
  for (let i = 0; total.count < ROUNDS; i += 1) {
    const round = next;
    next = await prepare(world, csms, i + 1);
    checks.add(next.first_check_ms);
    await pause(SETTLED_MS);
    const times = await breakOne(world, round);
    if (i < WARM_UP || !times) continue;
    total.add(times.at(-1)! - times[0]!);
    hops.forEach((hop, h) => hop.add(times[h + 1]! - times[h]!));
    if (total.count % 20 === 0) say(`${when}: ${total.count} of ${ROUNDS} rounds`);
  }
  const all: [Figures, ...Figures[]] = [total, ...hops, checks];
  all.map(String).forEach(say);
  return all;
}
