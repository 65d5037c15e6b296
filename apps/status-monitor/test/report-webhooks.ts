import { randomUUID } from 'node:crypto';
import { reportWebhookDelivery, type TakenReport } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Fixture, World } from './start-world';

export const orders = 'https://hooks.techcorp.example/orders';
export const refused = { outcome: 'refused' as const, http_status: 410, message: 'The endpoint answered 410.' };
export const secondsAgo = (seconds: number): string => new Date(Date.now() - seconds * 1000).toISOString();

/** The platform, which reports webhooks over HTTP and over NATS, and the users who ask about them. */
export class ReportWebhooks {
  private readonly rpc: RpcClient;

  constructor(
    private readonly world: World,
    private readonly monitor: NestFastifyApplication,
  ) {
    this.rpc = new RpcClient({ service: 'platform', nats: world.servers.nats.user('platform') });
  }

  stop(): Promise<void> {
    return this.rpc.onApplicationShutdown();
  }

  /** An integration of which a call has succeeded. */
  async working(): Promise<Fixture> {
    const fixture = await this.world.fixture();
    await this.world.handled(await this.world.executed(fixture, { part: 'SYNC_CONTACTS' }));
    return fixture;
  }

  tokenOf({ tenant }: Fixture, role = 'service'): Promise<string> {
    return this.world.issuer.token({ tenant, roles: [role], subject: 'anna' });
  }

  async ask(fixture: Fixture, method: 'GET' | 'POST', url: string, payload?: object, role?: string) {
    const authorization = `Bearer ${await this.tokenOf(fixture, role)}`;
    return this.monitor.inject({ method, url, headers: { authorization }, payload });
  }

  report(fixture: Fixture, attempt: object, role?: string) {
    const { integration_id } = fixture.integration;
    const payload = { integration_id, attempt_id: randomUUID(), endpoint: orders, ...attempt };
    return this.ask(fixture, 'POST', '/webhook-deliveries', payload, role);
  }

  deliver(fixture: Fixture, endpoint: string, attempted_at = secondsAgo(0)) {
    return this.report(fixture, { endpoint, outcome: 'delivered', http_status: 200, attempted_at });
  }

  async reportByRpc(fixture: Fixture, attempt: object): Promise<TakenReport> {
    const { tenant: tenant_id, integration } = fixture;
    const delivery = {
      tenant_id,
      integration_id: integration.integration_id,
      endpoint: orders,
      ...refused,
      ...attempt,
    };
    const asked = { attempt_id: randomUUID(), attempted_at: secondsAgo(1), ...delivery };
    return this.rpc.call(reportWebhookDelivery, asked, 60_000, await this.tokenOf(fixture));
  }

  async endpointsOf(fixture: Fixture): Promise<Record<string, unknown>[]> {
    const url = `/webhook-endpoints?integration_id=${fixture.integration.integration_id}`;
    return (await this.ask(fixture, 'GET', url)).json<{ items: Record<string, unknown>[] }>().items;
  }
}
