import { Injectable } from '@nestjs/common';
import type { CustomerRow } from '../model/integration-view';
import { type Part, part } from '../upstream/part';
import { type Listed, ServiceApi } from '../upstream/service-api';

export interface LinkRow {
  entity_type: string;
  entity_id: string;
  integration_id: string;
  /** Empty where none was named. */
  purpose: string;
  is_default: boolean;
  created_at: string;
}

/** A link with the name of what it leads to, where that is known. */
export type NamedLink = LinkRow & { entity_name?: string };

/** What one integration serves. */
@Injectable()
export class LoadLinks {
  constructor(private readonly api: ServiceApi) {}

  of(token: string, integration_id: string): Promise<Part<Listed<NamedLink>>> {
    return part(this.named(token, integration_id));
  }

  private async named(token: string, integration_id: string): Promise<Listed<NamedLink>> {
    const path = `/integrations/${integration_id}/links?limit=100`;
    const links = await this.api.list<LinkRow>('integrations', path, token);
    return { ...links, items: await Promise.all(links.items.map((link) => this.nameOf(token, link))) };
  }

  private async nameOf(token: string, link: LinkRow): Promise<NamedLink> {
    if (link.entity_type === 'tenant') return { ...link, entity_name: 'This workspace' };
    if (link.entity_type !== 'customer') return link;
    const path = `/customers/${encodeURIComponent(link.entity_id)}`;
    const { data } = await part(this.api.get<CustomerRow>('integrations', path, token));
    return { ...link, entity_name: data?.name };
  }
}
