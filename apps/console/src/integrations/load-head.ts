import { Injectable } from '@nestjs/common';
import { readable } from '../pages/words';
import type { Customer, Health, Integration } from '../upstream/answers';
import { type Part, part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { type Rights, rightsOn } from './rights';
import type { ShownRemedy } from '../problems/remedy-words';
import { remedyOfHealth } from './remedy-of-health';
import { isFailing, type ShownState, shownStateOf } from './state-of';

/** The top of every page of one integration. */
export interface IntegrationHead extends Rights {
  integration: Integration;
  shown: ShownState;
  connection_name: string;
  logo_url?: string;
  health: Part<Health>;
  customer: Part<Customer>;
  /** Who has to act, and what helps; only while something is wrong. */
  remedy?: ShownRemedy;
}

@Injectable()
export class LoadHead {
  constructor(private readonly api: ServiceApi) {}

  /** @throws Problem 404 when the visitor has no such integration. */
  async load(integration_id: string, token: string): Promise<IntegrationHead> {
    const path = { integration_id };
    const integration = await this.api.get('/integrations/integrations/{integration_id}', token, { path });
    const { connection_code } = integration;
    const [healths, connection, customer] = await Promise.all([
      part(this.api.get('/status-monitor/integration-health', token, { query: { integration_id } })),
      part(this.api.get('/catalog/internal/connections/{connection_code}', token, { path: { connection_code } })),
      this.customerOf(integration, token),
    ]);
    const health = { ...healths, data: healths.data?.items[0] };
    const shown = shownStateOf(integration, health.data);
    const connection_name = connection.data?.display_name ?? readable(connection_code);
    return {
      integration,
      shown,
      connection_name,
      logo_url: connection.data?.logo_url ?? undefined,
      remedy: isFailing(shown) ? remedyOfHealth(health.data, integration, connection_name) : undefined,
      health,
      customer,
      ...rightsOn(integration),
    };
  }

  private customerOf({ customer_id }: Integration, token: string): Promise<Part<Customer>> {
    if (!customer_id) return Promise.resolve({});
    return part(this.api.get('/integrations/customers/{customer_id}', token, { path: { customer_id } }));
  }
}
