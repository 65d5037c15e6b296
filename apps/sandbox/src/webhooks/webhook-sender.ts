import { randomUUID } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { exhaustMap, filter, interval, merge, type Subscription } from 'rxjs';
import { SandboxConfig } from '../config';
import { Changes } from '../state/changes';
import type { Journal } from '../state/journal';
import { StateDir } from '../state/state-dir';
import type { Switch } from '../switches/switch';
import { Switches } from '../switches/switches';
import { failWebhooks } from './fail-webhooks';
import { LinesmanApi, type RequestedTest } from './linesman-api';

interface Webhook {
  integration_id: string;
  tenant: string;
  webhook_id: string;
}

interface Tried {
  status: number;
  attempted_at: string;
  /** Linesman's answer to the report of the last attempt; 0 when there was none. */
  report_status: number;
}

/** A webhook that its customer's endpoint has not accepted yet. */
export interface Undelivered extends Webhook, Tried {
  attempts: number;
}

const RETRY_MS = 3_000;
const TIMEOUT_MS = 3_000;

/** The platform's webhooks to customers' endpoints: each is sent until it is accepted, and each attempt is reported. */
@Injectable()
export class WebhookSender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly journal: Journal<Undelivered>;
  private sending?: Subscription;

  constructor(
    state: StateDir,
    private readonly config: SandboxConfig,
    private readonly switches: Switches,
    private readonly linesman: LinesmanApi,
    private readonly changes: Changes,
  ) {
    this.journal = state.journal<Undelivered>('webhooks');
  }

  onApplicationBootstrap(): void {
    const switched = this.changes.pipe(filter((name) => name === 'switches'));
    this.sending = merge(interval(RETRY_MS), switched)
      .pipe(exhaustMap(() => this.sendAll()))
      .subscribe();
  }

  onApplicationShutdown(): void {
    this.sending?.unsubscribe();
  }

  /** The switch that makes the customer's endpoint refuse. */
  refusing(id: string): Switch | undefined {
    return this.switches.list('webhooks', failWebhooks).find(({ integration_id }) => integration_id === id);
  }

  /** Sends a webhook that a user of Linesman asked for, once. */
  async test(tenant: string, { attempt_id, integration_id, endpoint }: RequestedTest): Promise<void> {
    await this.deliver({ integration_id, tenant, webhook_id: attempt_id }, attempt_id, endpoint);
  }

  undelivered(integration_id: string): Undelivered | undefined {
    return this.journal.get(integration_id);
  }

  /** A switch alone would break nothing, so each integration whose webhooks are refused gets one to deliver. */
  private async sendAll(): Promise<void> {
    const never = { attempts: 0, status: 0, attempted_at: '', report_status: 0 };
    for (const { integration_id = '', tenant = '' } of this.switches.list('webhooks'))
      if (!this.journal.get(integration_id))
        this.journal.set(integration_id, { integration_id, tenant, webhook_id: randomUUID(), ...never });
    await Promise.all(this.journal.values().map((one) => this.attempt(one)));
  }

  private async attempt(webhook: Undelivered): Promise<void> {
    const { integration_id, webhook_id } = webhook;
    const attempts = webhook.attempts + 1;
    const { accepted, ...tried } = await this.deliver(webhook, `${webhook_id}.${attempts}`, this.endpointOf(webhook));
    const reported = tried.report_status > 0 && tried.report_status < 500;
    if (accepted && reported) this.journal.delete(integration_id);
    else this.journal.set(integration_id, { ...webhook, attempts, ...tried });
  }

  /** One attempt, and its report. */
  private async deliver(
    webhook: Webhook,
    attempt_id: string,
    endpoint: string,
  ): Promise<Tried & { accepted: boolean }> {
    const { integration_id, tenant } = webhook;
    const attempted_at = new Date(Date.now()).toISOString();
    const status = await this.send(webhook);
    const accepted = status >= 200 && status < 300;
    const message = `The customer’s endpoint ${status ? `answered ${status}` : 'gave no answer'}.`;
    const report_status = await this.linesman
      .reportDelivery(tenant, {
        integration_id,
        attempt_id,
        endpoint,
        attempted_at,
        outcome: accepted ? 'delivered' : 'refused',
        message: accepted ? undefined : message,
        http_status: status || undefined,
      })
      .catch(() => 0);
    return { accepted, status, attempted_at, report_status };
  }

  private endpointOf({ integration_id }: Webhook): string {
    return `${this.config.origin}/customer-endpoint/${integration_id}`;
  }

  /** The status of the endpoint's answer; 0 when there was none. */
  private send(webhook: Webhook): Promise<number> {
    const { integration_id, webhook_id } = webhook;
    return fetch(this.endpointOf(webhook), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'webhook-id': webhook_id },
      body: JSON.stringify({ type: 'record.updated', integration_id }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    }).then(
      (response) => response.status,
      () => 0,
    );
  }
}
