import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { SandboxConfig } from '../config';
import { html, type Html } from '../pages/html';
import { page } from '../pages/layout';
import { noticeOf } from '../pages/notice';
import { providerNames, switchWords } from '../switches/switch-words';
import { Switches } from '../switches/switches';
import type { Provider } from '../traffic/providers';
import { World, type WorldTenant } from '../world/world';
import { type ConnectedIntegration, LinesmanApi } from './linesman-api';
import { WebhookSender } from './webhook-sender';
import { webhookLine } from './webhook-line.view';

@Controller('switches/webhooks')
export class WebhooksPages {
  constructor(
    @Inject(SandboxConfig) private readonly config: SandboxConfig,
    @Inject(World) private readonly world: World,
    @Inject(Switches) private readonly switches: Switches,
    @Inject(LinesmanApi) private readonly linesman: LinesmanApi,
    @Inject(WebhookSender) private readonly sender: WebhookSender,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  async show(@Query('said') said?: string): Promise<string> {
    const console = this.config.public_origin;
    const tenants = await Promise.all(this.world.tenants.map((tenant) => this.tenant(tenant)));
    return page({
      title: 'Webhooks',
      place: '/switches',
      hears: ['switches', 'webhooks'],
      console,
      notice: noticeOf(said, console),
      body: html`<p class="crumbs"><a href="/switches">Switches</a> / Webhooks</p>
        <div class="head-main">
          <h1>Webhooks</h1>
          <p class="lead">
            The platform sends webhooks to its customers’ endpoints and tells Linesman what became of each. Let an
            endpoint refuse them: the platform tries again every three seconds. ${switchWords.fail_webhooks.then}
          </p>
        </div>
        ${tenants}`,
    });
  }

  private async tenant({ tenant_id, name, customers }: WorldTenant): Promise<Html> {
    const found = await this.linesman.integrations(tenant_id).catch(() => undefined);
    const line = (one: ConnectedIntegration): Html =>
      webhookLine(one, {
        tenant: tenant_id,
        customer: customers.find(({ customer_id }) => customer_id === one.customer_id)?.name ?? name,
        provider: providerNames[one.connection_code as Provider]?.name ?? one.connection_code,
        active: this.switches.list('webhooks').find(({ integration_id }) => integration_id === one.integration_id),
        undelivered: this.sender.undelivered(one.integration_id),
      });
    const shown = found?.filter(({ connection_code }) => connection_code !== 'slack') ?? [];
    const none = found
      ? html`<div class="empty rows"><strong>Nothing is connected</strong></div>`
      : html`<div class="empty rows">
          <strong>Linesman does not answer</strong><span>Its integrations show here once it does.</span>
        </div>`;
    return html`<section class="card" id="tenant-${tenant_id}">
      <div class="card-head"><h2>${name}</h2></div>
      ${
        shown.length > 0
          ? html`<ul class="rows">
              ${shown.map(line)}
            </ul>`
          : none
      }
    </section>`;
  }
}
