import { randomUUID } from 'node:crypto';
import { consent } from '../../actors/consent.ts';
import { requestJson } from '../../actors/http.ts';
import { Outside } from '../../actors/outside.ts';
import { Platform } from '../../actors/platform.ts';
import { waitFor } from '../../actors/wait-for.ts';
import type { Run } from '../../start/own-system.mjs';
import { demoTenant } from '../world.ts';
import { atProvider, type Call, type ProviderCode } from './at-providers.ts';

/** A tenant of its own, with a Slack workspace, in which the integrations of one provider are broken. */
export class Stage {
  readonly outside: Outside;
  readonly platform: Platform;
  readonly run: Run;
  readonly code: ProviderCode;
  readonly tenant: string;
  readonly patienceMs: number;
  /** The execution that a way meets, where it names no other. */
  call: Call = { capability_code: '', parameters: {} };
  private readonly admin: string;

  private constructor(run: Run, outside: Outside, platform: Platform, own: Own) {
    this.run = run;
    this.outside = outside;
    this.platform = platform;
    this.code = own.code;
    this.tenant = own.tenant;
    this.patienceMs = own.patienceMs;
    this.admin = own.admin;
  }

  static async open(run: Run, code: ProviderCode, patienceMs: number): Promise<Stage> {
    const outside = new Outside(run.sandbox.url);
    const tenant = randomUUID();
    const of = (sub: string, role: string) => outside.token({ sub, tenant, roles: [role] });
    const [admin, service] = await Promise.all([of('all-causes-admin', 'tenant_admin'), of('all-causes', 'service')]);
    const stage = new Stage(run, outside, await Platform.connect(run, service, tenant), {
      code,
      tenant,
      patienceMs,
      admin,
    });
    await stage.furnish();
    stage.call = await atProvider(code).call(stage);
    return stage;
  }

  /**
   * Emails wait for working hours, so that these are around the clock. Each problem is told by itself, however many there
   * are within minutes.
   */
  private async furnish(): Promise<void> {
    const { slack } = demoTenant();
    const { integration_id } = await this.api<{ integration_id: string }>('integrations', '/integrations', 'POST', {
      connection_code: 'slack',
      name: 'Notifications',
      purpose: 'notification_service',
      credentials: { bot_token: slack.bot_token },
    });
    await this.api('integrations', '/tenant/settings', 'PUT', {
      product_name: 'PlanPilot',
      mail_from: 'care@planpilot.example',
      working_hours: { start_hour: 0, end_hour: 24, days: [1, 2, 3, 4, 5, 6, 7] },
      slack_integration_id: integration_id,
      digest: { messages: 1_000, minutes: 1 },
    });
    await this.api('integrations', '/grants', 'POST', {
      action: 'execute',
      grantee_type: 'role',
      grantee: 'service',
    });
  }

  api<T>(service: string, path: string, method = 'GET', body?: unknown): Promise<T> {
    return requestJson<T>(`${this.run.services[service]!.url}${path}`, { method, body, token: this.admin });
  }

  get sandbox(): string {
    return this.run.sandbox.url;
  }

  /** The account that is broken, as the stand-in lists it. */
  async account(): Promise<Record<string, string>> {
    const { account } = atProvider(this.code);
    const found = (await this.outside.accounts(this.code)).find((one) => [one.account, one.team_id].includes(account));
    if (!found) throw new Error(`The sandbox has no ${this.code} account "${account}".`);
    return found;
  }

  /** The id of a conversation with a person in the Slack workspace that a token is for. */
  async conversation(users: string, token = demoTenant().slack.bot_token): Promise<string> {
    const url = `${this.sandbox}/slack/api/conversations.open`;
    const { channel } = await requestJson<{ channel: { id: string } }>(url, { method: 'POST', token, body: { users } });
    return channel.id;
  }

  /** A customer with a CSM and a technical contact of its own, and an integration of it that works. */
  async connect(more: Connecting = {}): Promise<Scene> {
    const { slack } = demoTenant();
    const id = randomUUID();
    const own = id.slice(0, 8);
    const csm = await this.outside.addSlackUser(slack.team_id, 'Jane Miller', `jane.miller+${own}@planpilot.example`);
    const contact = `bob.smith+${own}@techcorp.example`;
    const customer_id = randomUUID();
    await this.api('integrations', `/customers/${customer_id}`, 'PUT', {
      name: 'TechCorp',
      arr: 200_000,
      csm: { name: csm.name, email: csm.email },
      technical_contact: { name: 'Bob Smith', email: contact, title: 'IT Admin' },
      time_zone: 'America/New_York',
    });
    const { config, account, name } = atProvider(this.code);
    const credentials = await this.credentials();
    const { integration_id } = await this.api<{ integration_id: string }>('integrations', '/integrations', 'POST', {
      connection_code: this.code,
      name: `${name} of TechCorp`,
      customer_id,
      is_critical: true,
      ...(config && { config: config(this.sandbox) }),
      ...(credentials && { credentials, ...more }),
    });
    const csm_channel = await this.conversation(csm.id);
    const scene = new Scene(this, { integration_id, account, csm: csm.email, csm_channel, contact });
    if (!credentials) await scene.consent();
    scene.connectedAt = Date.now();
    await scene.verified();
    return scene;
  }

  /** What a person enters at the provider's form; nothing where a consent connects it. */
  async credentials(): Promise<Record<string, unknown> | undefined> {
    return atProvider(this.code).credentials?.(this);
  }

  async close(): Promise<void> {
    await this.platform.close();
  }
}

interface Own {
  code: ProviderCode;
  tenant: string;
  patienceMs: number;
  admin: string;
}

export interface Connecting {
  credentials_end_at?: string;
}

interface Cast {
  integration_id: string;
  account: string;
  csm: string;
  csm_channel: string;
  contact: string;
}

/** One integration that is broken and repaired. */
export class Scene {
  readonly stage: Stage;
  readonly integrationId: string;
  readonly account: string;
  readonly csm: string;
  readonly csmChannel: string;
  readonly contact: string;
  connectedAt = 0;
  /** The provider's grant, where a consent made one. */
  grantId = '';
  private switches: string[] = [];

  constructor(stage: Stage, { integration_id, account, csm, csm_channel, contact }: Cast) {
    this.stage = stage;
    this.integrationId = integration_id;
    this.account = account;
    this.csm = csm;
    this.csmChannel = csm_channel;
    this.contact = contact;
  }

  private get path(): string {
    return `/integrations/${this.integrationId}`;
  }

  /**
   * @param link of the email to the contact; without it the admin connects.
   * @param without scopes that the person leaves out.
   */
  async consent(link?: string, without: string[] = []): Promise<void> {
    const { stage } = this;
    const session =
      link ?? (await stage.api<{ url: string }>('integrations', `${this.path}/connect-sessions`, 'POST', {})).url;
    this.grantId = await consent(stage.outside, stage.code, this.account, session, without);
  }

  /** Enters the credentials once more. */
  async enter(more: Connecting = {}): Promise<void> {
    await this.change({ credentials: await this.stage.credentials(), ...more });
  }

  async change(body: object): Promise<void> {
    await this.stage.api('integrations', this.path, 'PUT', body);
  }

  async verified(): Promise<void> {
    await waitFor('a probe that works', this.stage.patienceMs, async () => (await this.health())?.state === 'healthy');
  }

  async health(): Promise<Record<string, unknown> | undefined> {
    const path = `/integration-health?integration_id=${this.integrationId}`;
    return (await this.stage.api<{ items: Record<string, unknown>[] }>('status-monitor', path)).items[0];
  }

  async turnOn(kind: string, more: Record<string, unknown> = {}, provider: string = this.stage.code): Promise<void> {
    this.switches.push(await this.stage.outside.turnOn({ provider, kind, ...more }));
  }

  async turnOff(): Promise<void> {
    for (const id of this.switches.splice(0)) await this.stage.outside.turnOff(id);
  }

  /** Requests executions as a platform service does, and does not wait for them. */
  async execute(times = 1, call = this.stage.call): Promise<string[]> {
    const asked = Array.from({ length: times }, () => ({
      integration_id: this.integrationId,
      idempotency_key: randomUUID(),
      ...call,
    }));
    return Promise.all(asked.map((one) => this.stage.platform.requestExecution(one)));
  }

  /** Waits for an execution that works. */
  async executed(): Promise<void> {
    const { platform, patienceMs } = this.stage;
    const [asked] = await this.execute();
    await waitFor('an execution that works', patienceMs, () =>
      platform.find('execution_succeeded', ({ correlationid }) => correlationid === asked),
    );
  }

  /** It is switched off and not deleted: that would end the access of the account's other integrations. */
  async end(): Promise<void> {
    await this.turnOff();
    await this.change({ status: 'inactive' });
  }
}
