import { setTimeout as pause } from 'node:timers/promises';
import { waitFor } from '../actors/wait-for.ts';
import { type OwnSystem, startOwnSystem } from '../start/own-system.mjs';
import { type Child, fork } from './execution/child.ts';
import { residentMiB } from './execution/memory.ts';
import { ProcessorTime } from './execution/processor-time.ts';
import { Figures } from './figures.ts';
import { type Outcome, probesFloors } from './floors.ts';
import { fill } from './probes/fill.ts';
import { criticalAmong } from './probes/schedule-of.ts';
import { Overdue, percentile, read } from './probes/watch.ts';

/** A little more than the floor: the intervals vary. */
const DUE_A_SECOND = 510;
const PARTS = 10;
const AFTER_KILL_SECONDS = 90;

export interface Size {
  integrations: number;
  seconds: number;
}

/**
 * A million Stripe accounts, of which so many are critical that 510 probes are due a second, and two processes of the
 * status-monitor. At the end one of them is killed.
 */
export async function probes(say: (line: string) => void, size: Size): Promise<Outcome> {
  const stripe = await fork('../probes/stand-in.ts');
  const origins = JSON.stringify({ 'https://api.stripe.com': `http://127.0.0.1:${stripe.said.port}` });
  const system = await startOwnSystem({
    args: ['--scale', 'status-monitor=2'],
    env: { PROVIDER_ORIGINS: origins, LOG_LEVEL: process.env.LOG_LEVEL ?? 'info', PROBE_INTERVALS: '{}' },
  });
  try {
    return await measure(system, stripe, size, say);
  } finally {
    await system.stop();
    await stripe.end();
  }
}

async function measure(system: OwnSystem, stripe: Child, size: Size, say: (line: string) => void): Promise<Outcome> {
  say(`writing ${size.integrations} integrations`);
  await fill(system, {
    many: size.integrations,
    critical: criticalAmong(size.integrations, DUE_A_SECOND),
    say,
  });
  const run = system.run();
  const monitors = run.services['status-monitor']!.processes;
  const readings = () => Promise.all(monitors.map(({ url }) => read(url)));
  const asked = async () => Number(await (await fetch(`http://127.0.0.1:${stripe.said.port}/asked`)).text());
  await waitFor('the first probes', 120_000, async () => ((await asked()) > DUE_A_SECOND ? true : undefined));

  const overdue = new Overdue(run);
  await overdue.start();
  const spent = new ProcessorTime(run, { provider: stripe.pid });
  const memory: number[] = [];
  const [before, begun] = [await readings(), await asked()];
  const from = performance.now();
  await spent.during(async () => {
    for (let part = 1; part <= PARTS; part += 1) {
      await pause((size.seconds * 1_000) / PARTS);
      memory.push(Math.round((await Promise.all(monitors.map(({ pid }) => residentMiB(pid)))).reduce((a, b) => a + b)));
      say(`${(part * size.seconds) / PARTS} s: ${(await asked()) - begun} probes, ${memory.at(-1)} MiB`);
    }
    const times = new Figures('probes');
    const count = (await asked()) - begun;
    for (let n = 0; n < count; n += 1) times.add(0);
    return { per_second: count / size.seconds, times };
  });
  const per_second = (((await asked()) - begun) / (performance.now() - from)) * 1_000;
  const after = await readings();
  const own = after.map((reading, n) => reading.begun - before[n]!.begun);
  const busiest = Math.max(...own) / own.reduce((a, b) => a + b);
  const p99 = percentile(99, before, after);
  const longest = overdue.take();

  say('killing one of the two processes');
  process.kill(monitors[1]!.pid, 'SIGKILL');
  await pause(AFTER_KILL_SECONDS * 1_000);
  const longest_after_kill = overdue.take();
  const schedule_mib = await overdue.size();
  await overdue.stop();

  const figures = {
    per_second,
    p99_late_s: p99,
    longest_s: longest,
    longest_after_kill_s: longest_after_kill,
    busiest,
    memory_mib: memory,
    schedule_mib,
  };
  return {
    lines: [
      `${per_second.toFixed(0)} probes a second for ${size.seconds} s among ${size.integrations} integrations`,
      `99 % began at most ${p99} s late; the oldest that was due waited ${longest.toFixed(1)} s for its result`,
      `the two processes began ${own.join(' and ')}`,
      `after one of them was killed the oldest waited ${longest_after_kill.toFixed(1)} s`,
      `the schedule takes ${schedule_mib.toFixed(0)} MiB with its indexes`,
      `memory of both after each tenth: ${memory.join(', ')} MiB`,
      `processor time of a probe: ${spent.describe()} ms`,
    ],
    figures,
    floors: probesFloors(figures),
  };
}
