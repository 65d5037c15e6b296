import { join } from 'node:path';
import { type CuttableWay, type SpawnedService, spawnService, startCuttableWay } from '@linesman/testing';
import { EventServer } from './event-server';
import { NotifierWorld, type TestTenant } from './notifier-world';

/** A notifier in a process of its own, which reaches PostgreSQL over a way that a test cuts. */
export class CuttableNotifier extends NotifierWorld {
  webhooks: EventServer;
  way: CuttableWay;
  service: SpawnedService;

  override async start(): Promise<void> {
    await super.start();
    this.webhooks = await EventServer.start();
    this.way = await startCuttableWay(this.environment()['DATABASE_APP_URL']!);
    await this.startService();
  }

  async startService(): Promise<void> {
    const environment = this.environment();
    const over = (name: string): Record<string, string> => {
      const url = new URL(environment[name]!);
      url.host = new URL(this.way.url).host;
      return { [name]: url.href };
    };
    const urls = { ...over('DATABASE_APP_URL'), ...over('DATABASE_SYSTEM_URL') };
    this.service = await spawnService(
      join(__dirname, '../src/main.ts'),
      this.environment({ ...urls, SEND_LEASE_SECONDS: '20' }),
    );
  }

  /** PostgreSQL is away from the moment on at which something arrives. */
  cutAt(place: { onTaken: Map<string, () => void> }, name: string): void {
    place.onTaken.set(name, () => {
      place.onTaken.clear();
      this.way.cut();
    });
  }

  /** Opened signals of the tenant are sent to this path. */
  async hearAt(tenant: TestTenant, path: string, contact_email = 'ops@acme.example'): Promise<void> {
    const origin = /"url":"([^"]+)"[^\n]*"msg":"ready"/.exec(this.service.output())![1]!;
    const token = await this.issuer.token({ tenant: tenant.id, roles: ['tenant_admin'], subject: 'anna' });
    const created = await fetch(`${origin}/event-endpoints`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ url: `${this.webhooks.origin}${path}`, types: ['risk_signal_opened'], contact_email }),
    });
    expect(created.status).toBe(201);
  }

  override async stop(): Promise<void> {
    await this.service?.kill('SIGTERM');
    this.webhooks?.stop();
    await this.way?.stop();
    await super.stop();
  }
}
