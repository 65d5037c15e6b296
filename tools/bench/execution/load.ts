import { Figures } from '../figures.ts';
import type { Backlog } from './backlog.ts';

export interface Load {
  per_second: number;
  times: Figures;
}

/** Keeps so many calls in flight until the time is over. Calls under way are then finished and counted. */
export async function load(name: string, inFlight: number, seconds: number, call: () => Promise<void>): Promise<Load> {
  const times = new Figures(name);
  const began = performance.now();
  const end = began + seconds * 1_000;
  let done = 0;
  const work = async (): Promise<void> => {
    while (performance.now() < end) {
      const from = performance.now();
      await call();
      times.add(performance.now() - from);
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
  return { per_second: (done / (performance.now() - began)) * 1_000, times };
}

export interface LoadToTheEnd extends Load {
  /** From the last answer until the events of all executions are handled. */
  behind_s: number;
}

/** Its processor time is that of the events too, and none of them falls to what is measured next. */
export async function loadToTheEnd(
  name: string,
  inFlight: number,
  seconds: number,
  call: () => Promise<void>,
  backlog: Backlog,
): Promise<LoadToTheEnd> {
  const done = await load(name, inFlight, seconds, call);
  const answered = performance.now();
  await backlog.done();
  return { ...done, behind_s: (performance.now() - answered) / 1_000 };
}
