import { Clock, FollowingClock, gaugeOf, LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import type { Logger } from 'pino';
import { Database } from './database';

const ASK_EVERY_MS = 10_000;
/** An answer that took longer says too little about when it was given. */
const SLOW_MS = 200;
const MOST_TRIES = 5;
/** The first answer of a connection is a slow one. */
const MORE_AT_START = 2;
const TELL_MS = 2_000;

/** Lets the clock of the service follow that of the database's server: the clock of a machine may be wrong by minutes. */
@Injectable()
export class FollowDatabaseTime implements OnModuleInit, OnApplicationBootstrap {
  private readonly machine = new Clock();
  private machine_ahead_ms = 0;

  constructor(
    private readonly database: Database,
    private readonly clock: FollowingClock,
    private readonly periodic: Periodic,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** By how much the clock of this machine is ahead of the server's; below 0 where it is behind. */
  machineAheadMs(): number {
    return this.machine_ahead_ms;
  }

  async onModuleInit(): Promise<void> {
    gaugeOf(
      {
        name: 'clock_ahead_seconds',
        help: "By how much the clock of this machine is ahead of the database's server. Below 0 it is behind.",
        read: () => Promise.resolve([{ labels: {}, value: this.machine_ahead_ms / 1_000 }]),
      },
      this.logger,
    );
    let ahead_ms: number | undefined;
    for (let tries = 1; ahead_ms === undefined; tries += 1)
      ahead_ms = await this.ask(tries === MOST_TRIES ? Infinity : SLOW_MS);
    for (let more = 0; more < MORE_AT_START; more += 1) await this.ask(SLOW_MS);
    if (Math.abs(ahead_ms) > TELL_MS)
      this.logger.warn({ ahead_ms }, 'the clock of this machine is wrong; it is not used');
  }

  onApplicationBootstrap(): void {
    this.periodic.every(ASK_EVERY_MS, 'ask the database for the time', () => this.ask(SLOW_MS));
  }

  /** @returns by how much the clock was ahead; undefined if the answer was too slow to follow. */
  private async ask(slow_ms: number): Promise<number | undefined> {
    const asked = performance.now();
    const time = await this.database.time();
    const answered = performance.now();
    if (answered - asked > slow_ms) return undefined;
    // Half of the answer's way ago.
    this.machine_ahead_ms = this.machine.now().getTime() - (answered - asked) / 2 - time;
    return this.clock.follow(time, { asked, answered });
  }
}
