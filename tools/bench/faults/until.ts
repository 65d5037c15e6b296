import { setTimeout as pause } from 'node:timers/promises';
import type { Run } from '../../start/own-system.mjs';

const LOOK_EVERY_MS = 250;
const LONGEST_MS = 180_000;

export async function until(look: () => Promise<boolean>, missing = () => ''): Promise<void> {
  const end = performance.now() + LONGEST_MS;
  while (!(await look())) {
    if (performance.now() > end) throw new Error(`not within ${LONGEST_MS / 1_000} s${missing()}`);
    await pause(LOOK_EVERY_MS);
  }
}

/** Until every process of some services says that it has all servers that it uses. The sandbox uses none. */
export function untilAllWork(run: Run, chosen: (service: string) => boolean = () => true): Promise<void> {
  let others: string[] = [];
  return until(
    async () => {
      const reports = await reportsOf(run, chosen);
      others = reports.filter(({ status }) => status !== 'up').map((one) => JSON.stringify(one));
      return others.length === 0;
    },
    () => `: ${others.join(', ')}`,
  );
}

/** What each process of some services says about itself. */
export const statesOf = async (run: Run, chosen: (service: string) => boolean): Promise<string[]> =>
  (await reportsOf(run, chosen)).map(({ status }) => status);

interface Report {
  process: string;
  status: string;
}

async function reportsOf(run: Run, chosen: (service: string) => boolean): Promise<Report[]> {
  const { sandbox: _, ...services } = run.services;
  const processes = Object.entries(services)
    .filter(([name]) => chosen(name))
    .flatMap(([, { processes }]) => processes);
  return Promise.all(processes.map(({ name, url }) => reportOf(name, url)));
}

const reportOf = (process: string, url: string): Promise<Report> =>
  fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) })
    .then(async (answer) => ({ process, ...((await answer.json()) as { status: string }) }))
    .catch(() => ({ process, status: 'silent' }));
