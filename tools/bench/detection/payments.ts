import type { World } from '../../demo/world.ts';
import { Caller } from '../execution/caller.ts';
import { connectAccounts } from '../execution/connect-accounts.ts';
import { Figures } from '../figures.ts';

const TICK_MS = 5;

export interface Made {
  per_second: number;
  p50_ms: number;
  p99_ms: number;
  /** A busy system answers some with 429. */
  refused: number;
}

/** Payments at an even rate, however long each of them takes. */
export class Payments {
  private readonly underWay = new Set<Promise<void>>();
  private readonly times = new Figures('executions');
  private timer?: NodeJS.Timeout;
  private began = 0;
  private made = 0;
  private refused = 0;

  private readonly caller: Caller;
  private readonly pay: () => Promise<void>;

  private constructor(caller: Caller, pay: () => Promise<void>) {
    this.caller = caller;
    this.pay = pay;
  }

  static async connect(world: World): Promise<Payments> {
    const { tenant_id } = world.tenant;
    const { ids, service } = await connectAccounts(world.run, tenant_id);
    const caller = await Caller.connect(world.run.nats.platform, 'rpc.execution.execute.platform', service);
    let next = 0;
    return new Payments(caller, () => caller.pay(tenant_id, ids[(next += 1) % ids.length]!));
  }

  begin(perSecond: number): void {
    this.began = performance.now();
    this.timer = setInterval(() => {
      const due = ((performance.now() - this.began) / 1_000) * perSecond;
      for (; this.made < due; this.made += 1) this.start();
    }, TICK_MS);
  }

  async end(): Promise<Made> {
    clearInterval(this.timer);
    await Promise.all(this.underWay);
    const seconds = (performance.now() - this.began) / 1_000;
    await this.caller.close();
    const { times, refused } = this;
    return { per_second: times.count / seconds, p50_ms: times.at(50), p99_ms: times.at(99), refused };
  }

  private start(): void {
    const from = performance.now();
    const payment: Promise<void> = this.pay()
      .then(() => this.times.add(performance.now() - from))
      .catch(() => void (this.refused += 1))
      .finally(() => this.underWay.delete(payment));
    this.underWay.add(payment);
  }
}
