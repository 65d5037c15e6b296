import { Injectable } from '@nestjs/common';
import type { IntegrationLink } from '../../upstream/answers';
import { type Part, part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';

/** A link with the name of the customer or workspace, where it is known. */
export type NamedLink = IntegrationLink & { entity_name?: string };

interface NamedLinks {
  items: NamedLink[];
  next_cursor?: string;
}

/** The customers, products and subscriptions that an integration serves. */
@Injectable()
export class LoadLinks {
  constructor(private readonly api: ServiceApi) {}

  of(token: string, integration_id: string): Promise<Part<NamedLinks>> {
    return part(this.named(token, integration_id));
  }

  private async named(token: string, integration_id: string): Promise<NamedLinks> {
    const links = await this.api.get('/v1/integrations/{integration_id}/links', token, {
      path: { integration_id },
      query: { limit: 100 },
    });
    return { ...links, items: await Promise.all(links.items.map((link) => this.withName(token, link))) };
  }

  private async withName(token: string, link: IntegrationLink): Promise<NamedLink> {
    if (link.entity_type === 'tenant') return { ...link, entity_name: 'This workspace' };
    if (link.entity_type !== 'customer') return link;
    const path = { customer_id: link.entity_id };
    const { data } = await part(this.api.get('/v1/customers/{customer_id}', token, { path }));
    return { ...link, entity_name: data?.name };
  }
}
