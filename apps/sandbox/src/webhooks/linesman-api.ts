import { Injectable } from '@nestjs/common';
import { SandboxConfig } from '../config';
import { IssueToken } from '../providers/idp/issue-token';

export interface ConnectedIntegration {
  integration_id: string;
  name: string;
  connection_code: string;
  customer_id: string | null;
}

/** What a user asked for: a webhook to this endpoint, reported as this attempt. */
export interface RequestedTest {
  attempt_id: string;
  integration_id: string;
  endpoint: string;
}

interface Taken {
  events: { data: RequestedTest }[];
  next: string;
  held_by_another: boolean;
}

const TIMEOUT_MS = 3_000;
const WAIT_SECONDS = 20;

/** Linesman's public HTTP API, as a service of the platform uses it. */
@Injectable()
export class LinesmanApi {
  constructor(
    private readonly config: SandboxConfig,
    private readonly token: IssueToken,
  ) {}

  async integrations(tenant: string): Promise<ConnectedIntegration[]> {
    const response = await this.ask(tenant, '/v1/integrations?limit=200');
    if (!response.ok) throw new Error(`Linesman answered ${response.status}`);
    return ((await response.json()) as { items: ConnectedIntegration[] }).items;
  }

  /** Reports one attempt to deliver a webhook; returns the status of Linesman's answer. */
  async reportDelivery(tenant: string, delivery: object): Promise<number> {
    const response = await this.ask(tenant, '/v1/webhook-deliveries', delivery);
    return response.status;
  }

  /** Reports one attempt of a person to sign in; returns the status of Linesman's answer. */
  async reportLogin(tenant: string, attempt: object): Promise<number> {
    return (await this.ask(tenant, '/v1/sso-logins', attempt)).status;
  }

  /** Waits for requests for test deliveries, and confirms those before. */
  async takeTests(tenant: string, place: { consumer: string; done?: string }, signal: AbortSignal): Promise<Taken> {
    const body = { ...place, types: ['webhook_test_requested'], wait_seconds: WAIT_SECONDS };
    const timeout = AbortSignal.timeout(WAIT_SECONDS * 1_000 + TIMEOUT_MS);
    const either = AbortSignal.any([timeout, signal]);
    const response = await this.ask(tenant, '/v1/event-subscriptions/sandbox-webhooks/take', body, either);
    if (!response.ok) throw new Error(`Linesman answered ${response.status}`);
    return (await response.json()) as Taken;
  }

  private async ask(
    tenant: string,
    path: string,
    body?: object,
    signal = AbortSignal.timeout(TIMEOUT_MS),
  ): Promise<Response> {
    const token = await this.token.issue('webhooks', { name: 'Webhooks', tenant, roles: ['service'] }, 60);
    return fetch(`${this.config.public_origin}${path}`, {
      headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      signal,
    });
  }
}
