import type { Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import type { ConnectionRow, CustomerRow, HealthRow, IntegrationRow } from '../model/integration-view';
import { type Standing, standingOf } from '../model/state-of';
import { readable } from '../pages/words';
import { type Part, part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { LoadRights } from './rights';

/** What every page of one integration starts with. */
export interface IntegrationHead {
  integration: IntegrationRow;
  standing: Standing;
  connection_name: string;
  health: Part<HealthRow>;
  customer: Part<CustomerRow>;
  may_configure: boolean;
}

@Injectable()
export class LoadHead {
  constructor(
    private readonly api: ServiceApi,
    private readonly rights: LoadRights,
  ) {}

  /** @throws Problem 404: there is no such integration for him. */
  async load(id: string, token: string, principal: Principal): Promise<IntegrationHead> {
    const integration = await this.api.get<IntegrationRow>('integrations', `/integrations/${id}`, token);
    const { connection_code } = integration;
    const [healths, connection, customer, rights] = await Promise.all([
      part(this.api.list<HealthRow>('status-monitor', `/integration-health?integration_id=${id}`, token)),
      part(this.api.get<ConnectionRow>('catalog', `/internal/connections/${connection_code}`, token)),
      this.customerOf(integration, token),
      this.rights.of(principal, token),
    ]);
    const health = { ...healths, data: healths.data?.items[0] };
    return {
      integration,
      standing: standingOf(integration, health.data),
      connection_name: connection.data?.display_name ?? readable(connection_code),
      health,
      customer,
      may_configure: rights.includes(id),
    };
  }

  private customerOf({ customer_id }: IntegrationRow, token: string): Promise<Part<CustomerRow>> {
    if (!customer_id) return Promise.resolve({});
    return part(this.api.get<CustomerRow>('integrations', `/customers/${customer_id}`, token));
  }
}
