import type { HeldBack } from './event-quota';
import { type Begin, MOST_TENANTS, type WaitingTenant } from './outbox-rows.system';

/** Of a stream: what a look has found. */
export interface Found {
  prefix: string;
  /** Age of the oldest row that waits and is not held back. */
  oldest: number;
  /** The tenants of these rows, the one with the oldest row first. */
  tenants: WaitingTenant[];
}

/** A round is as many looks as it takes to come to each tenant. */
interface Round {
  begin: string;
  oldest: number;
  /** Of the round before. */
  before: number;
}

const FIRST = '00000000-0000-0000-0000-000000000000';
const start = (before: number): Round => ({ begin: FIRST, oldest: 0, before });

/** Where the next look at the tenants of each stream begins. A look comes to some of them, held back or not. */
export class WaitingTenants {
  private readonly rounds: Map<string, Round>;

  constructor(prefixes: string[]) {
    this.rounds = new Map(prefixes.map((prefix) => [prefix, start(0)]));
  }

  begin(): Begin[] {
    return [...this.rounds].map(([prefix, { begin }]) => ({ prefix, tenant_id: begin }));
  }

  seen(waiting: WaitingTenant[], held: HeldBack[]): Found[] {
    const isHeld = new Set(held.map(keyOf));
    return [...this.rounds].map(([prefix, round]) => {
      const all = waiting.filter((it) => it.prefix === prefix);
      const tenants = all.filter((it) => !isHeld.has(keyOf(it))).sort((a, b) => b.seconds - a.seconds);
      const oldest = Math.max(round.oldest, tenants[0]?.seconds ?? 0);
      const ended = all.length < MOST_TENANTS;
      this.rounds.set(prefix, ended ? start(oldest) : { ...round, begin: all.at(-1)!.tenant_id, oldest });
      return { prefix, oldest: ended ? oldest : Math.max(oldest, round.before), tenants };
    });
  }
}

const keyOf = ({ prefix, tenant_id }: HeldBack): string => `${prefix} ${tenant_id}`;
