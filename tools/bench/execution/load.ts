import { Figures } from '../figures.ts';

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
