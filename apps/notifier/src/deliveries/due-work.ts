import { Clock, LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import { ClaimDue } from './claim-due.system';
import { DeliveryWorker } from './delivery-worker';

/** A wait ends by the clock of this process, and a claim compares with the clock of PostgreSQL. */
const CLOCKS_APART_MS = 25;

/**
 * Claims what is due as this process has room for it: retries, edits, and what a process that died had claimed. It looks
 * when something that this process postponed comes due, when something ended while more was due, and at intervals for the
 * others.
 */
@Injectable()
export class DueWork implements OnApplicationBootstrap {
  private looking = false;
  private again = false;
  private moreIsDue = false;
  private round_ended_at?: Date;
  private next?: { at: number; timer: NodeJS.Timeout };

  constructor(
    private readonly claims: ClaimDue,
    private readonly worker: DeliveryWorker,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.periodic.every(this.config.SWEEP_INTERVAL_MS, 'start due deliveries', () => this.look());
    this.worker.onChange({
      postponed: (after_ms) => this.lookIn(after_ms + CLOCKS_APART_MS),
      ended: () => this.moreIsDue && this.lookIn(0),
    });
  }

  /** When it last looked for what is due and had room for it. */
  get lastRound(): Date | undefined {
    return this.round_ended_at;
  }

  private lookIn(after_ms: number): void {
    // Later than the next interval, any process finds it.
    if (after_ms > this.config.SWEEP_INTERVAL_MS) return;
    const at = performance.now() + after_ms;
    if (this.next && this.next.at <= at) return;
    clearTimeout(this.next?.timer);
    const look = (): void => {
      this.next = undefined;
      this.look().catch((error: unknown) => this.logger.warn({ err: error }, 'due deliveries were not looked for'));
    };
    this.next = { at, timer: setTimeout(look, after_ms).unref() };
  }

  private async look(): Promise<void> {
    this.again = true;
    if (this.looking) return;
    this.looking = true;
    try {
      while (this.again) {
        this.again = false;
        await this.claim();
      }
    } finally {
      this.looking = false;
    }
  }

  private async claim(): Promise<void> {
    if (this.worker.wanted.room === 0) {
      this.moreIsDue = true;
      return;
    }
    const due = await this.claims.any();
    this.moreIsDue = due.deliveries || due.lapsed || due.messages;
    if (due.lapsed) for (const taken of await this.claims.lapsed(this.worker.wanted)) this.worker.sendTaken(taken);
    if (due.deliveries && this.worker.wanted.room > 0)
      for (const taken of await this.claims.deliveries(this.worker.wanted)) this.worker.sendTaken(taken);
    if (due.messages && this.worker.wanted.room > 0)
      for (const message of await this.claims.messages(this.worker.wanted)) this.worker.editTaken(message);
    this.round_ended_at = this.clock.now();
  }
}
