import type { Lease } from '@linesman/contracts';
import { Redis } from '@linesman/redis';
import { Injectable } from '@nestjs/common';
import type { Execution } from '../ledger/execution.entity';
import { afterCall, type Circuit, type Ended, type Entry, entryOf, withTrial } from './circuit';
import { KEPT_MS, STORED, StoredCircuits } from './stored-circuits';

type Called = Pick<Execution, 'tenant_id' | 'integration_id'>;

/** When many calls end at once, one of them that is not counted does no harm. */
const MOST_TRIES = 5;
const OPEN = 'circuits:open';

const closed: Entry = { kind: 'closed', nothing_stored: true };

/**
 * The circuits of all processes, in Redis and by its clock. The pure functions of `circuit.ts` decide; a script stores
 * what they decided unless another process was faster. While Redis is away every circuit is closed: calls go on.
 */
@Injectable()
export class Circuits {
  constructor(
    private readonly redis: Redis,
    private readonly stored: StoredCircuits,
  ) {}

  /** Whether a call would be let through. Takes no trial. */
  async look(called: Called, lease: Lease): Promise<Entry> {
    const key = keyOf(called, lease);
    if (!this.stored.mayHave(key)) return closed;
    const { entry } = await this.read(key).catch(() => ({ entry: closed }));
    return entry;
  }

  /** Lets a call through, and takes the trial if one is due. */
  async enter({ execution_id, ...called }: Execution, lease: Lease): Promise<Entry> {
    const key = keyOf(called, lease);
    try {
      const { circuit, entry, stored, now } = await this.read(key);
      if (entry.kind !== 'trial') return entry;
      if (await this.swap(key, stored, withTrial(circuit!, execution_id, now), now)) return entry;
      return entryOf(withTrial(circuit!, execution_id, now), now);
    } catch {
      return closed;
    }
  }

  /** @param entry by which the call was let through. */
  async record({ execution_id, ...called }: Execution, lease: Lease, entry: Entry, ended: Ended): Promise<void> {
    if (ended.kind === 'answered' && entry.kind === 'closed' && entry.nothing_stored) return;
    const key = keyOf(called, lease);
    try {
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        const { circuit, stored, now } = await this.read(key);
        const after = afterCall(circuit, execution_id, ended, now);
        if (after === circuit || (await this.swap(key, stored, after, now))) return;
      }
    } catch {
      // Without Redis nothing is counted.
    }
  }

  /** How many circuits are open, by connection. */
  async countOpen(): Promise<Map<string, number>> {
    const [seconds] = await this.redis.time();
    const open = await this.redis.zrangebyscore(OPEN, Number(seconds) * 1_000, '+inf');
    const counts = new Map<string, number>();
    for (const key of open) {
      const connection = key.split(':')[1]!;
      counts.set(connection, (counts.get(connection) ?? 0) + 1);
    }
    return counts;
  }

  private async read(key: string) {
    const [seconds, micros, stored] = (await this.redis.eval(READ, 1, key)) as [string, string, string | null];
    const now = Number(seconds) * 1_000 + Math.floor(Number(micros) / 1_000);
    if (stored !== null) this.stored.add(key);
    const circuit = stored === null ? undefined : (JSON.parse(stored) as Circuit);
    return { circuit, stored, now, entry: entryOf(circuit, now) };
  }

  private async swap(key: string, stored: string | null, after: Circuit | undefined, now: number): Promise<boolean> {
    const next = after ? JSON.stringify(after) : '';
    if (after) this.stored.add(key);
    const open = after?.open ? '1' : '';
    return (
      (await this.redis.eval(SWAP, 3, key, OPEN, STORED, stored ?? '', next, KEPT_MS, open, key, now, STORED)) === 1
    );
  }
}

/** With the tenant: no tenant can stop another's calls. Without an account, the integration takes its place. */
const keyOf = ({ tenant_id, integration_id }: Called, { connection_code, account_id }: Lease): string =>
  `circuit:${connection_code}:${tenant_id}:${account_id ?? integration_id}`;

/** The server's time and the circuit, in one command. */
const READ = `
local time = redis.call('time')
return {time[1], time[2], redis.call('get', KEYS[1])}`;

/** Stores the circuit if it is still as it was read, keeps the lists of those that are stored and open, and tells of it. */
const SWAP = `
if (redis.call('get', KEYS[1]) or '') ~= ARGV[1] then return 0 end
local function list(name, listed)
  if listed then redis.call('zadd', name, ARGV[6] + ARGV[3], ARGV[5]) else redis.call('zrem', name, ARGV[5]) end
  redis.call('zremrangebyscore', name, 0, ARGV[6])
  redis.call('pexpire', name, ARGV[3])
end
list(KEYS[2], ARGV[4] ~= '')
list(KEYS[3], ARGV[2] ~= '')
if ARGV[2] == '' then redis.call('del', KEYS[1])
else
  redis.call('set', KEYS[1], ARGV[2], 'px', ARGV[3])
  redis.call('publish', ARGV[7], ARGV[5])
end
return 1`;
