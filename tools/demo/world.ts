import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Envelope } from '@linesman/contracts';
import { requestJson } from '../actors/http.ts';
import { type Email, Outside, type SlackMessage } from '../actors/outside.ts';
import { Platform } from '../actors/platform.ts';
import type { Run } from '../start/own-system.mjs';

/** One integration that the story connects, breaks and repairs, and what was seen of it so far. */
export interface Storyline {
  connection: 'salesforce' | 'dropbox';
  connectionName: string;
  integrationName: string;
  integrationId: string;
  grantId: string;
  brokenAt: number;
  signalId: string;
  statusChange?: Envelope<Record<string, unknown>>;
  alert?: SlackMessage;
  mail?: Email;
}

const newStoryline = (
  connection: Storyline['connection'],
  connectionName: string,
  integrationName: string,
): Storyline => ({
  connection,
  connectionName,
  integrationName,
  integrationId: randomUUID(),
  grantId: '',
  brokenAt: 0,
  signalId: '',
});

export interface DemoTenant {
  tenant_id: string;
  settings: { product_name: string };
  slack: { team_id: string; bot_token: string; users: { id: string; name: string; email: string }[] };
}

/** The tenant that the sandbox has set up, with a Slack workspace. */
export function demoTenant(): DemoTenant {
  const file = new URL('../../apps/sandbox/world.json', import.meta.url);
  const { tenants } = JSON.parse(readFileSync(file, 'utf8')) as { tenants: DemoTenant[] };
  return tenants[0]!;
}

/** The people, integrations and services of one run of the story. Each run has a customer of its own. */
export class World {
  patienceMs = 20_000;
  readonly since = Date.now();
  readonly customer: {
    customer_id: string;
    name: string;
    arr: number;
    csm: object;
    technical_contact: object;
    time_zone: string;
  };
  readonly contactEmail: string;
  readonly csm: { id: string; name: string; email: string; persona: string };
  readonly salesforce = newStoryline('salesforce', 'Salesforce', 'Salesforce CRM Sync');
  readonly dropbox = newStoryline('dropbox', 'Dropbox', 'Contract archive');
  lastCorrelation = '';

  readonly run: Run;
  readonly tenant: DemoTenant;
  readonly outside: Outside;
  readonly platform: Platform;
  private readonly adminToken: string;

  private constructor(run: Run, tenant: DemoTenant, outside: Outside, platform: Platform, adminToken: string) {
    this.run = run;
    this.tenant = tenant;
    this.outside = outside;
    this.platform = platform;
    this.adminToken = adminToken;
    const run4 = randomUUID().slice(0, 4);
    const [user] = tenant.slack.users;
    this.csm = { ...user!, persona: user!.email.split('@')[0]! };
    this.contactEmail = `bob.smith+${run4}@techcorp.example`;
    this.customer = {
      customer_id: randomUUID(),
      name: `TechCorp ${run4.toUpperCase()}`,
      arr: 200_000,
      csm: { name: this.csm.name, email: this.csm.email },
      technical_contact: { name: 'Bob Smith', email: this.contactEmail, title: 'IT Admin' },
      time_zone: 'America/New_York',
    };
  }

  static async open(run: Run): Promise<World> {
    const tenant = demoTenant();
    const outside = new Outside(run.sandbox.url);
    const of = (sub: string, role: string) => outside.token({ sub, tenant: tenant.tenant_id, roles: [role] });
    const [admin, service] = await Promise.all([of('demo-admin', 'tenant_admin'), of('demo-crm-sync', 'service')]);
    return new World(run, tenant, outside, await Platform.connect(run, service, tenant.tenant_id), admin);
  }

  /** Calls a service's API as the tenant's admin. */
  api<T>(service: string, path: string, method = 'GET', body?: unknown): Promise<T> {
    return requestJson<T>(`${this.run.services[service]!.url}${path}`, { method, body, token: this.adminToken });
  }

  async close(): Promise<void> {
    await this.platform.close();
  }
}
