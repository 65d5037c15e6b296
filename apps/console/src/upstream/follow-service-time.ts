import { FollowingClock, Periodic } from '@linesman/service-kit';
import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import { Upstreams } from './upstreams';

const ASK_EVERY_MS = 10_000;
const TIMEOUT_MS = 1_000;

/** The console has no database, so its clock follows that of a service, which follows its database. */
@Injectable()
export class FollowServiceTime implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly upstreams: Upstreams,
    private readonly clock: FollowingClock,
    private readonly periodic: Periodic,
  ) {}

  /** The console starts without services, and then has the clock of its machine until one answers. */
  async onModuleInit(): Promise<void> {
    await this.ask().catch(() => undefined);
  }

  onApplicationBootstrap(): void {
    this.periodic.every(ASK_EVERY_MS, 'ask a service for the time', () => this.ask());
  }

  private async ask(): Promise<void> {
    const url = this.upstreams.of('catalog').next();
    const asked = performance.now();
    const answer = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    const { time } = (await answer.json()) as { time?: string };
    if (time) this.clock.follow(Date.parse(time), { asked, answered: performance.now() });
  }
}
