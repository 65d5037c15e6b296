import type { Client } from 'pg';
import type { Run } from '../../start/own-system.mjs';
import { asAdministrator } from './as-administrator.ts';

/** By the upper limit of each bucket, how many probes began at most so late. */
export type Lateness = Map<number, number>;

export interface Reading {
  begun: number;
  lateness: Lateness;
}

/** What a process of the monitor says of its probes. */
export async function read(url: string): Promise<Reading> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const lateness: Lateness = new Map();
  for (const [, limit, count] of text.matchAll(/^probe_lateness_seconds_bucket\{le="([^"]+)"[^}]*\} (\d+)/gm))
    lateness.set(limit === '+Inf' ? Infinity : Number(limit), Number(count));
  const begun = [...text.matchAll(/^probes_total\{[^}]*\} (\d+)/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
  return { begun, lateness };
}

/** The limit of the bucket in which the percentile lies, of what was added between two readings of each process. */
export function percentile(at: number, before: Reading[], after: Reading[]): number {
  const sum = (all: Reading[], limit: number) => all.reduce((n, { lateness }) => n + (lateness.get(limit) ?? 0), 0);
  const limits = [...(after[0]?.lateness.keys() ?? [])].sort((a, b) => a - b);
  const added = (limit: number) => sum(after, limit) - sum(before, limit);
  const wanted = (at / 100) * added(Infinity);
  return limits.find((limit) => added(limit) >= wanted) ?? Infinity;
}

/** Asks once a second for how long the oldest probe that is due has waited for its result. */
export class Overdue {
  private longest = 0;
  private readonly client: Client;
  private timer?: NodeJS.Timeout;

  constructor(run: Run) {
    this.client = asAdministrator(run);
  }

  async start(): Promise<void> {
    await this.client.connect();
    this.timer = setInterval(() => {
      const query = `select extract(epoch from clock_timestamp() - min(due_at))::float8 as seconds
        from status_monitor.probe_schedule where connection_code = 'stripe'`;
      this.client.query<{ seconds: number }>(query).then(
        ({ rows }) => (this.longest = Math.max(this.longest, rows[0]!.seconds)),
        () => undefined,
      );
    }, 1_000);
  }

  /** The longest since it was asked last. */
  take(): number {
    const { longest } = this;
    this.longest = 0;
    return longest;
  }

  /** Of the schedule with its indexes, in MiB. */
  async size(): Promise<number> {
    const query = `select pg_total_relation_size('status_monitor.probe_schedule')::float8 / 1024 / 1024 as mib`;
    return (await this.client.query<{ mib: number }>(query)).rows[0]!.mib;
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.client.end();
  }
}
