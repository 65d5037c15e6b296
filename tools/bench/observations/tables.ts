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
  const watch = async (text: string, seconds: number, isEnd: (found: number) => boolean, said: string) => {
    let before = NaN;
    let changed = performance.now();
    for (let found = await count(text); !isEnd(found); found = await count(text)) {
      if (found !== before) changed = performance.now();
      before = found;
      if (performance.now() > changed + seconds * 1_000)
        throw new Error(`${found} ${said}, unchanged for ${seconds} s: ${text}`);
      await pause(LOOK_MS);
    }
  };
  return {
    count,
    /** @throws when nothing changes for so many seconds. */
    until: (text: string, n: number, seconds: number): Promise<void> =>
      watch(text, seconds, (found) => found >= n, `of ${n}`),
    /** @throws when nothing changes for so many seconds. */
    none: (text: string, seconds: number): Promise<void> => watch(text, seconds, (found) => found === 0, 'are left'),
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
