import { once } from 'node:events';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { built } from './built.ts';

interface Leased {
  integration_id: string;
  lease: string;
}
interface LeaseDue {
  lease(room: { total: number; of: Record<string, number> }): Promise<Leased[]>;
}
interface ProbeQueue {
  add(probes: Leased[]): Promise<void>;
}
type Finish = (tx: unknown, intervals: string, finished: Leased[]) => Promise<void>;
interface System {
  inSystem(work: (tx: unknown) => Promise<unknown>): Promise<unknown>;
}

const ROOM = 300;
const intervals = { json: '{"critical":{"stripe":86400},"others":{"stripe":86400}}', connectionCodes: ['stripe'] };
export const leaseDue = (database: unknown): LeaseDue =>
  new (built<LeaseDue>('apps/status-monitor/dist/probes/lease-due.system.js', 'LeaseDue'))(database, intervals);
export const room = { total: ROOM, of: { stripe: ROOM } };

/** Probes go from the schedule through the queue to a worker, which calls nobody, and their results to the schedule. */
export class ProbeRounds {
  private readonly redis: Redis;
  private readonly queue: Queue;
  private readonly worker: Worker;
  private done = 0;

  constructor(redisUrl: string) {
    this.redis = new Redis(redisUrl, { maxRetriesPerRequest: null });
    const connection = { url: redisUrl, maxRetriesPerRequest: null };
    const defaultJobOptions = { attempts: 2, backoff: 2_000, removeOnComplete: true, removeOnFail: true };
    this.queue = new Queue('probes', { connection, prefix: 'status-monitor', defaultJobOptions });
    const count = () => Promise.resolve((this.done += 1));
    this.worker = new Worker('probes', count, { connection, prefix: 'status-monitor', concurrency: ROOM });
  }

  /** So many probes, one round after the other. */
  async run(database: System, probes: number): Promise<void> {
    const Class = built<ProbeQueue>('apps/status-monitor/dist/probes/probe-queue.js', 'ProbeQueue');
    const queue = new Class(this.queue, { warn: () => undefined });
    const finish = built('apps/status-monitor/dist/schedule/finish-probes.js', 'finishProbes') as never as Finish;
    const due = leaseDue(database);
    for (let left = probes; left > 0;) {
      const leased = await due.lease({ total: Math.min(ROOM, left), of: { stripe: Math.min(ROOM, left) } });
      if (leased.length === 0) throw new Error('no probe is due');
      this.done = 0;
      await queue.add(leased);
      while (this.done < leased.length) await once(this.worker, 'completed');
      await database.inSystem((tx) => finish(tx, intervals.json, leased));
      left -= leased.length;
    }
  }

  /** Keys and bytes of Redis, with what waits in the queue. */
  async sizes(): Promise<{ keys: number; bytes: number }> {
    const memory = await this.redis.info('memory');
    return { keys: await this.redis.dbsize(), bytes: Number(/used_memory_dataset:(\d+)/.exec(memory)![1]) };
  }

  async close(): Promise<void> {
    await Promise.all([this.worker.close(), this.queue.close()]);
    this.redis.disconnect();
  }
}
