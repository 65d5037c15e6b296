import { Injectable } from '@nestjs/common';
import type { Connection } from '../upstream/answers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';
import { FindCustomer, type NamedCustomer } from './find-customer';
import { type ListFilter, statusOf } from './list-filter';
import { type IntegrationList, LoadIntegrations } from './load-integrations';
import type { State } from './state-of';

export interface IntegrationPage extends IntegrationList {
  connections: Connection[];
  customer?: NamedCustomer;
  /** The customers to choose from when the typed name fits several, or an empty list when it fits none. */
  customer_choices?: NamedCustomer[];
}

const PAGE_SIZE = 100;

/** One page of the integrations that match a filter. */
@Injectable()
export class LoadIntegrationPage {
  constructor(
    private readonly api: ServiceApi,
    private readonly loadIntegrations: LoadIntegrations,
    private readonly customers: FindCustomer,
  ) {}

  async load(token: string, filter: ListFilter): Promise<IntegrationPage> {
    const [connections, { found: customer, choices }] = await Promise.all([
      part(this.api.get('/catalog/internal/connections', token, { query: { limit: 200 } })),
      this.customerOf(token, filter),
    ]);
    const named = { connections: connections.data?.items ?? [], customer };
    if (choices) return { ...named, customer_choices: choices, integrations: [], missing: [] };
    const failing = await this.failingIds(token, filter.state);
    if (failing?.length === 0) return { ...named, integrations: [], missing: [] };
    const list = await this.loadIntegrations.load(token, {
      limit: PAGE_SIZE,
      status: filter.state && statusOf[filter.state],
      connection_code: filter.connection,
      customer_id: customer?.customer_id,
      name: filter.name,
      integration_ids: failing,
      cursor: filter.cursor,
    });
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

  /** The integrations in a state that the status-monitor alone knows; undefined where it does not answer. */
  private async failingIds(token: string, state?: State): Promise<string[] | undefined> {
    if (state !== 'degraded' && state !== 'disconnected') return undefined;
    const query = { status: state, limit: 200 };
    const { data } = await part(this.api.get('/status-monitor/integration-health', token, { query }));
    return data?.items.map(({ integration_id }) => integration_id);
  }
}
