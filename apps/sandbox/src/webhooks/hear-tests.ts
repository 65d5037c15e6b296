import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { World } from '../world/world';
import { LinesmanApi } from './linesman-api';
import { WebhookSender } from './webhook-sender';

const PAUSE_MS = 3_000;

/** Hears, as a service of the platform, that users of Linesman ask for test deliveries, and sends them. */
@Injectable()
export class HearTests implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly consumer = randomUUID();
  private readonly ending = new AbortController();
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly world: World,
    private readonly linesman: LinesmanApi,
    private readonly sender: WebhookSender,
  ) {}

  onApplicationBootstrap(): void {
    this.running = Promise.all(this.world.tenants.map(({ tenant_id }) => this.hear(tenant_id)));
  }

  async onApplicationShutdown(): Promise<void> {
    this.ending.abort();
    await this.running;
  }

  private async hear(tenant: string): Promise<void> {
    const { signal } = this.ending;
    let done: string | undefined;
    while (!signal.aborted)
      try {
        const { events, next, held_by_another } = await this.linesman.takeTests(
          tenant,
          { consumer: this.consumer, done },
          signal,
        );
        for (const { data } of events) await this.sender.test(tenant, data);
        if (!held_by_another) done = next;
      } catch {
        await setTimeout(PAUSE_MS, undefined, { signal }).catch(() => undefined);
      }
  }
}
