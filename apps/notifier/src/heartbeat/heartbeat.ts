import { JetStreamServer } from '@linesman/messaging';
import { Clock, Dependencies, LOGGER, Periodic } from '@linesman/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { NotifierConfig } from '../config';
import { DueWork } from '../deliveries/due-work';
import { MINUTE_MS, whySilent } from './why-silent';

const ANSWER_WITHIN_MS = 10_000;

/** Asks `HEARTBEAT_URL` once a minute while this process works, and is silent otherwise. The URL is a secret: no log has it. */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap {
  private next = new Date(0);

  constructor(
    private readonly due: DueWork,
    private readonly consumers: JetStreamServer,
    private readonly dependencies: Dependencies,
    private readonly periodic: Periodic,
    private readonly config: NotifierConfig,
    private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const { HEARTBEAT_URL: url, SWEEP_INTERVAL_MS } = this.config;
    if (url) this.periodic.every(SWEEP_INTERVAL_MS, 'heartbeat', () => this.beat(url));
  }

  private async beat(url: string): Promise<void> {
    const now = this.clock.now();
    if (now < this.next) return;
    const { dependencies } = await this.dependencies.report();
    const why = whySilent({
      now,
      last_round: this.due.lastRound,
      consumers_silent_ms: this.consumers.silent_ms,
      database: dependencies.postgres ?? 'down: not known',
    });
    if (why) return this.logger.warn({ why }, 'no heartbeat');
    this.next = new Date(now.getTime() + MINUTE_MS);
    const failure = await ask(url);
    if (failure) this.logger.warn({ reason: failure }, 'the heartbeat was not taken');
  }
}

/** @returns why it was not taken. */
async function ask(url: string): Promise<string | undefined> {
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    await answer.body?.cancel();
    return answer.ok ? undefined : `HTTP ${answer.status}`;
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    return cause?.code ?? (error as Error).name;
  }
}
