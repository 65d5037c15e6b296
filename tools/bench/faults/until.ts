import { setTimeout as pause } from 'node:timers/promises';
import type { Run } from '../../start/own-system.mjs';

const LOOK_EVERY_MS = 250;
const LONGEST_MS = 180_000;

export async function until(look: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + LONGEST_MS;
  while (!(await look())) {
    if (performance.now() > end) throw new Error(`not within ${LONGEST_MS / 1_000} s`);
    await pause(LOOK_EVERY_MS);
  }
}

/** Until every process says that it has all servers that it uses. The sandbox uses none. */
export const untilAllWork = (run: Run): Promise<void> =>
  until(async () => (await statesOf(run, () => true)).every((state) => state === 'up'));

/** What each process of some services says about itself. */
export async function statesOf(run: Run, chosen: (service: string) => boolean): Promise<string[]> {
  const { sandbox: _, ...services } = run.services;
  const urls = Object.entries(services)
    .filter(([name]) => chosen(name))
    .flatMap(([, { processes }]) => processes.map(({ url }) => url));
  return Promise.all(urls.map(stateOf));
}

const stateOf = (url: string): Promise<string> =>
  fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) })
    .then(async (answer) => ((await answer.json()) as { status: string }).status)
    .catch(() => 'silent');
