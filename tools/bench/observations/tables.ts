import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import type { Run } from '../../start/own-system.mjs';

const LOOK_MS = 200;

/** Looks into a service's tables, as the database's superuser. */
export function tablesOf({ servers }: { servers: { postgres: { url: string } } }, schema: string) {
  const url = new URL(servers.postgres.url);
  url.pathname = '/linesman';
  const pool = new Pool({ connectionString: url.href, max: 1, options: `-c search_path=${schema}` });
  const count = async (text: string): Promise<number> => Number((await pool.query<{ n: string }>(text)).rows[0]!.n);
  return {
    count,
    /** @throws when it takes longer. */
    async until(text: string, n: number, seconds: number): Promise<void> {
      const end = performance.now() + seconds * 1_000;
      for (let found = await count(text); found < n; found = await count(text)) {
        if (performance.now() > end) throw new Error(`${found} of ${n} after ${seconds} s: ${text}`);
        await pause(LOOK_MS);
      }
    },
    /** @throws when it takes longer. */
    async none(text: string, seconds: number): Promise<void> {
      const end = performance.now() + seconds * 1_000;
      for (let found = await count(text); found > 0; found = await count(text)) {
        if (performance.now() > end) throw new Error(`${found} are left after ${seconds} s: ${text}`);
        await pause(LOOK_MS);
      }
    },
    close: () => pool.end(),
  };
}

/** The others would only use the processor: they hear of every execution too. */
export function stopOthers({ services }: Run): () => void {
  const pids = Object.values(services)
    .filter(({ name }) => name !== 'status-monitor')
    .flatMap(({ processes }) => processes.map(({ pid }) => pid));
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  return () => pids.forEach((pid) => process.kill(pid, 'SIGCONT'));
}
