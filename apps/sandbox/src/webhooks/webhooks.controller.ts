import { Controller, Get, Header, Query } from '@nestjs/common';
import { PageRenderer } from '../pages/page-renderer';
import { StandIns } from '../stand-ins/find-stand-ins';
import { World, type WorldTenant } from '../world/world';
import { failWebhooks } from './fail-webhooks';
import { LinesmanApi } from './linesman-api';
import { WebhookSender } from './webhook-sender';

@Controller('switches/webhooks')
export class WebhooksController {
  constructor(
    private readonly pages: PageRenderer,
    private readonly world: World,
    private readonly standIns: StandIns,
    private readonly linesman: LinesmanApi,
    private readonly sender: WebhookSender,
  ) {}

  @Get()
  @Header('content-type', 'text/html; charset=utf-8')
  async show(@Query('said') said?: string): Promise<string> {
    return this.pages.render('webhooks/webhooks', {
      title: 'Webhooks',
      place: '/switches',
      topics: ['switches', 'webhooks'],
      said,
      then: failWebhooks.then,
      tenants: await Promise.all(this.world.tenants.map((tenant) => this.tenant(tenant))),
    });
  }

  private async tenant({ tenant_id, name, customers }: WorldTenant): Promise<object> {
    const found = await this.linesman.integrations(tenant_id).catch(() => undefined);
    const integrations = found
      ?.filter(({ connection_code }) => connection_code !== 'slack')
      .map(({ integration_id, name: title, connection_code, customer_id }) => {
        const customer = customers.find((one) => one.customer_id === customer_id)?.name ?? name;
        const active = this.sender.refusing(integration_id);
        const undelivered = this.sender.undelivered(integration_id);
        return {
          integration_id,
          name: title,
          customer,
          about: `${title}, ${customer}`,
          provider: this.standIns.find(connection_code)?.name ?? connection_code,
          undelivered,
          attempted_at: undelivered && Date.parse(undelivered.attempted_at),
          remove: active && { id: active.id },
          add: { provider: 'webhooks', kind: failWebhooks.kind, integration_id, tenant: tenant_id, name: title },
        };
      });
    return { tenant_id, name, answers: found !== undefined, integrations };
  }
}
