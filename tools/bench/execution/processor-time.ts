import { readdirSync, readFileSync } from 'node:fs';
import type { Run } from '../../start/own-system.mjs';

const TICKS_A_SECOND = 100;

/** What was done meanwhile. */
interface Done {
  times: { count: number };
}

type Ticks = Map<number, { name: string; ticks: number }>;

/** Processor time of each process of the system and of the others given by name; PostgreSQL's split by role. */
export class ProcessorTime {
  private readonly spent = new Map<string, number>();
  private calls = 0;
  private readonly run: Run;
  private readonly others: Record<string, number>;

  constructor(run: Run, others: Record<string, number>) {
    this.run = run;
    this.others = others;
  }

  async during<T extends Done>(work: () => Promise<T>): Promise<T> {
    const before = read(this.run, this.others);
    const done = await work();
    for (const [pid, { name, ticks }] of read(this.run, this.others)) {
      const ms = ((ticks - (before.get(pid)?.ticks ?? 0)) * 1_000) / TICKS_A_SECOND;
      this.spent.set(name, (this.spent.get(name) ?? 0) + ms);
    }
    this.calls += done.times.count;
    return done;
  }

  /** Milliseconds for each call, over all processes. */
  get perCall(): number {
    return [...this.spent.values()].reduce((all, ms) => all + ms, 0) / this.calls;
  }

  /** The same, with the share of each process, the largest first. */
  describe(): string {
    const shares = [...this.spent].map(([name, ms]) => [name, ms / this.calls] as const);
    const largest = shares.filter(([, ms]) => ms >= 0.01).sort(([, a], [, b]) => b - a);
    return `${this.perCall.toFixed(2)} (${largest.map(([name, ms]) => `${name} ${ms.toFixed(2)}`).join(', ')})`;
  }
}

function read(run: Run, others: Record<string, number>): Ticks {
  const named = new Map<number, string>([
    ...Object.values(run.services).flatMap(({ name, processes }) => processes.map(({ pid }) => [pid, name] as const)),
    ...Object.entries(run.servers).flatMap(([name, { pid }]) => (pid ? [[pid, name] as const] : [])),
    ...Object.entries(others).map(([name, pid]) => [pid, name] as const),
  ]);
  const found: Ticks = new Map();
  for (const entry of readdirSync('/proc')) {
    const pid = Number(entry);
    const seen = pid && stat(pid);
    if (!seen) continue;
    const name = named.get(pid) ?? (seen.parent === run.servers.postgres.pid ? backend(pid) : undefined);
    if (name) found.set(pid, { name, ticks: seen.ticks });
  }
  return found;
}

/** Undefined when the process has ended meanwhile. */
function stat(pid: number): { parent: number; ticks: number } | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
  } catch {
    return undefined;
  }
}

/** `postgres: gateway_executor_app linesman 127.0.0.1(1) idle` */
function backend(pid: number): string {
  try {
    const title = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return `postgres ${/^postgres: (\w+) linesman /.exec(title)?.[1] ?? 'itself'}`;
  } catch {
    return 'postgres itself';
  }
}
