import { Injectable } from '@nestjs/common';
import type { ConnectionRow, HealthRow } from '../model/integration-view';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { FindCustomer, type NamedCustomer } from './find-customer';
import { type ListFilter, statusOf } from './list-filter';
import { type IntegrationList, LoadIntegrations } from './load-integrations';

export interface IntegrationPage extends IntegrationList {
  connections: ConnectionRow[];
  customer?: NamedCustomer;
  /** Customers to choose from: what was typed fits several, or none. */
  customer_choices?: NamedCustomer[];
}

const PAGE_SIZE = '100';

/** One page of the integrations that a filter leaves. */
@Injectable()
export class LoadIntegrationPage {
  constructor(
    private readonly api: ServiceApi,
    private readonly loadIntegrations: LoadIntegrations,
    private readonly customers: FindCustomer,
  ) {}

  async load(token: string, filter: ListFilter): Promise<IntegrationPage> {
    const [connections, { found: customer, choices }] = await Promise.all([
      part(this.api.list<ConnectionRow>('catalog', '/internal/connections?limit=200', token)),
      this.customerOf(token, filter),
    ]);
    const named = { connections: connections.data?.items ?? [], customer };
    if (choices) return { ...named, customer_choices: choices, integrations: [], missing: [] };
    const degraded = filter.state === 'degraded' ? await this.degradedIds(token) : undefined;
    if (degraded?.length === 0) return { ...named, integrations: [], missing: [] };
    const query = queryOf(filter, customer?.customer_id, degraded);
    const list = await this.loadIntegrations.load(token, query);
    const wanted = list.integrations.filter(({ state }) => !filter.state || state === filter.state);
    return { ...list, ...named, integrations: wanted };
  }

  private async customerOf(
    token: string,
    { customer, customer_id }: ListFilter,
  ): Promise<{ found?: NamedCustomer; choices?: NamedCustomer[] }> {
    if (!customer) return { found: customer_id ? await this.customers.byId(token, customer_id) : undefined };
    const { found, choices } = await this.customers.find(token, customer, { shown: customer_id });
    return found ? { found } : { choices };
  }

  private async degradedIds(token: string): Promise<string[]> {
    const list = this.api.list<HealthRow>('status-monitor', '/integration-health?status=degraded&limit=200', token);
    return (await list).items.map(({ integration_id }) => integration_id);
  }
}

function queryOf({ state, connection, name, cursor }: ListFilter, customer_id?: string, ids?: string[]): string {
  return new URLSearchParams({
    limit: PAGE_SIZE,
    ...(state ? { status: statusOf[state] } : {}),
    ...(connection ? { connection_code: connection } : {}),
    ...(customer_id ? { customer_id } : {}),
    ...(name ? { name } : {}),
    ...(ids ? { integration_ids: ids.join(',') } : {}),
    ...(cursor ? { cursor } : {}),
  }).toString();
}
