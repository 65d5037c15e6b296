import { createHmac } from 'node:crypto';
import { connectMessaging } from '@linesman/messaging';
import { createService } from '@linesman/service-kit';
import { shareWorld, waitUntil } from '@linesman/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Delivery } from '../src/deliveries/delivery.entity';
import { NotifierModule } from '../src/notifier.module';
import { join } from 'node:path';
import { SIGNING_SECRET } from '../src/channels/slack/test/stand-in';
import { channelsIn } from '../src/channels/channels.module';
import { ActionRegistry } from '../src/workflow/action-registry';
import { Workflows } from '../src/workflow/workflows';
import { NotifierWorld, type TestTenant } from './notifier-world';

/** A channel, an action and a document that only tests have, in the layout of the service's own. */
const added = join(__dirname, 'added');

export interface Button {
  action_id: string;
  value?: string;
  text?: { text: string };
}

export interface Release {
  /** Whether it knows the actions in `added`. */
  actions?: boolean;
  /** Whether it knows the channels in `added`. */
  channels?: boolean;
  /** The folder of its further documents; that in `added` by default. */
  workflows?: string;
}

/** The service in this process, with what is in `added`, in a world of its own, and what a test asks about it. */
export class RunningNotifier extends NotifierWorld {
  app: NestFastifyApplication;

  override async start(release: Release = {}): Promise<void> {
    await super.start();
    await this.startRelease(release);
  }

  /** Stops the service, and starts another release of it on the same data. */
  async upgrade(release: Release): Promise<void> {
    await this.app.close();
    await this.startRelease(release);
  }

  private async startRelease({
    actions = true,
    channels = true,
    workflows = join(added, 'workflows'),
  }: Release): Promise<void> {
    const environment = this.environment({ LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent' });
    const further = channels ? channelsIn(join(added, 'channels')) : [];
    this.app = await createService(
      { module: class Service {}, imports: [NotifierModule.from(environment), ...further] },
      connectMessaging,
    );
    if (actions) this.app.get(ActionRegistry, { strict: false }).addFolder(join(added, 'actions'));
    this.app.get(Workflows, { strict: false }).addFolder(workflows);
    await this.app.init();
    await this.app.startAllMicroservices();
    await this.app.listen(0, '127.0.0.1');
  }

  protected override channelFolders(): string[] {
    return [...super.channelFolders(), join(added, 'channels')];
  }

  override async stop(): Promise<void> {
    await this.app?.close();
    await super.stop();
  }

  /** A tenant of which people can be told on the channel. */
  async tenantOn(channel: Delivery['channel']): Promise<TestTenant> {
    const tenant = await this.tenant();
    const token = await tenant.tokenFor('tenant_admin');
    await this.standIns.get(channel)!.introduce?.({ tenant_id: tenant.id, origin: await this.app.getUrl(), token });
    return tenant;
  }

  deliveries(signalId: string): Promise<Delivery[]> {
    return this.rows<Delivery>('select * from deliveries where signal_id = $1 order by created_at', signalId);
  }

  /** Waits until there are so many deliveries, and each has ended. */
  settled(signalId: string, count: number): Promise<Delivery[]> {
    return waitUntil(async () => {
      const rows = await this.deliveries(signalId);
      const done = rows.every((it) => ['sent', 'failed', 'suppressed'].includes(it.state));
      return rows.length === count && done && rows;
    });
  }

  async events(type: string, tenant: TestTenant): Promise<{ data: Record<string, unknown> }[]> {
    const rows = await this.rows<{ envelope: { type: string; data: Record<string, unknown> } }>(
      `select envelope from outbox where tenant_id = $1 order by created_at`,
      tenant.id,
    );
    return rows.map((row) => row.envelope).filter((it) => it.type === type);
  }

  /** The items of a list, as an HTTP client gets them. */
  async list<T = object>(path: string, token?: string): Promise<T[]> {
    return (JSON.parse((await this.http('GET', path, token)).body) as { items: T[] }).items;
  }

  async http(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    token?: string,
    body?: object,
  ): Promise<{ status: number; headers: Headers; body: string }> {
    const answer = await fetch(`${await this.app.getUrl()}${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    return { status: answer.status, headers: answer.headers, body: await answer.text() };
  }

  /** As Slack sends it when somebody presses a button of the tenant's first message. */
  async click(
    tenant: TestTenant,
    actionId: string,
    { name = 'Jane Miller', secret = SIGNING_SECRET } = {},
  ): Promise<Response> {
    const message = this.slack.in(tenant.slack_token)[0]!;
    const blocks = JSON.parse(message.blocks) as { elements?: { action_id?: string; value: string }[] }[];
    const button = blocks.flatMap((it) => it.elements ?? []).find((it) => it.action_id === actionId)!;
    const actions = [{ action_id: actionId, value: button.value }];
    return this.fromSlack({ type: 'block_actions', user: { id: 'U1', name }, actions }, secret);
  }

  /** The same of a button that was read from a message before, as Jane Miller presses it. */
  press(tenant: TestTenant, { action_id, value }: Button): Promise<Response> {
    const { channel } = this.slack.in(tenant.slack_token)[0]!;
    const response_url = `${this.slack.origin}/slack/response/${tenant.id}`;
    const user = { id: 'U1', name: 'Jane Miller' };
    const actions = [{ action_id, value }];
    return this.fromSlack({ type: 'block_actions', user, channel: { id: channel }, response_url, actions });
  }

  /** As Slack sends it when somebody chooses from the menu of the tenant's first message. */
  async choose(tenant: TestTenant, menu: string, chosen: object): Promise<Response> {
    const { blocks, channel } = this.slack.in(tenant.slack_token)[0]!;
    const shown = JSON.parse(blocks) as { block_id?: string; elements?: { action_id?: string }[] }[];
    const { block_id } = shown.find(({ elements }) => elements?.some((it) => it.action_id === menu))!;
    const actions = [{ action_id: menu, block_id, ...chosen }];
    const user = { id: 'U1', name: 'Jane Miller' };
    const response_url = `${this.slack.origin}/slack/response/${tenant.id}`;
    return this.fromSlack({ type: 'block_actions', user, channel: { id: channel }, response_url, actions });
  }

  /** A request with this payload, signed as Slack signs. */
  async fromSlack(payload: unknown, secret = SIGNING_SECRET): Promise<Response> {
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    const timestamp = String(Math.floor(Date.now() / 1_000));
    const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
    return fetch(`${await this.app.getUrl()}/slack/interactivity`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
      },
    });
  }
}

export const useNotifier = shareWorld(async () => {
  const notifier = new RunningNotifier();
  await notifier.start();
  return notifier;
});
