import { randomUUID } from 'node:crypto';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { SandboxConfig } from '../config';
import { Changes } from '../live/changes';
import type { Journal } from '../state/journal';
import { StateDir } from '../state/state-dir';
import { Switches } from '../switches/switches';
import { LinesmanApi } from './linesman-api';

/** A webhook that its customer's endpoint has not taken yet. */
export interface Undelivered {
  integration_id: string;
  tenant: string;
  webhook_id: string;
  attempts: number;
  status: number;
  attempted_at: string;
  /** What Linesman answered when it was told; 0 when it did not. */
  told: number;
}

const AGAIN_MS = 3_000;
const PATIENCE_MS = 3_000;

/** The platform's webhooks to customers' endpoints: tried until they are taken, and Linesman is told of each attempt. */
@Injectable()
export class WebhookSender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly journal: Journal<Undelivered>;
  private timer?: NodeJS.Timeout;
  private heard?: Subscription;
  private running = false;

  constructor(
    @Inject(StateDir) state: StateDir,
    @Inject(SandboxConfig) private readonly config: SandboxConfig,
    @Inject(Switches) private readonly switches: Switches,
    @Inject(LinesmanApi) private readonly linesman: LinesmanApi,
    @Inject(Changes) private readonly changes: Changes,
  ) {
    this.journal = state.journal<Undelivered>('webhooks');
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.round(), AGAIN_MS).unref();
    this.heard = this.changes.subscribe((name) => name === 'switches' && void this.round());
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.heard?.unsubscribe();
  }

  undelivered(integration_id: string): Undelivered | undefined {
    return this.journal.get(integration_id);
  }

  clear(): void {
    this.journal.clear();
  }

  /** Whatever is refused has something to deliver: a switch alone would break nothing. */
  private async round(): Promise<void> {
    if (this.running) return;
    this.running = true;
    const fresh = { attempts: 0, status: 0, attempted_at: '', told: 0 };
    for (const { integration_id = '', tenant = '' } of this.switches.list('webhooks'))
      if (!this.journal.get(integration_id))
        this.journal.set(integration_id, { integration_id, tenant, webhook_id: randomUUID(), ...fresh });
    await Promise.all(this.journal.values().map((one) => this.attempt(one)));
    this.running = false;
  }

  private async attempt(webhook: Undelivered): Promise<void> {
    const { integration_id, tenant, webhook_id } = webhook;
    const attempted_at = new Date(Date.now()).toISOString();
    const status = await fetch(`${this.config.origin}/customer-endpoint/${integration_id}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'webhook-id': webhook_id },
      body: JSON.stringify({ type: 'record.updated', integration_id }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    }).then(
      (response) => response.status,
      () => 0,
    );
    const isTaken = status >= 200 && status < 300;
    const refusal = { message: `The customer’s endpoint ${status ? `answered ${status}` : 'gave no answer'}.` };
    const delivery = {
      ...{ integration_id, attempted_at, outcome: isTaken ? 'delivered' : 'refused' },
      ...(isTaken ? {} : refusal),
      ...(status ? { http_status: status } : {}),
    };
    const told = await this.linesman.tellDelivery(tenant, delivery).catch(() => 0);
    const isOver = isTaken && told > 0 && told < 500;
    if (isOver) this.journal.delete(integration_id);
    else this.journal.set(integration_id, { ...webhook, attempts: webhook.attempts + 1, status, attempted_at, told });
  }
}
