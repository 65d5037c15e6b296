import { Injectable } from '@nestjs/common';
import type { Connection, Health } from '../../upstream/answers';
import { part, partUnlessOlder } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { FindCustomer, type NamedCustomer } from '../names/find-customer';
import { type ListFilter, statusOf, watchedState } from './list-filter';
import { type IntegrationList, LoadIntegrations } from './load-integrations';

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
      part(this.api.get('/v1/internal/connections', token, { query: { limit: 200 } })),
      this.customerOf(token, filter),
    ]);
    const named = { connections: connections.data?.items ?? [], customer };
    if (choices) return { ...named, customer_choices: choices, integrations: [], missing: [] };
    const watched = await this.inState(token, filter, customer?.customer_id);
    if (watched?.items.length === 0) return { ...named, integrations: [], missing: [] };
    const list = await this.loadIntegrations.load(token, {
      limit: PAGE_SIZE,
      status: filter.state && !watched ? statusOf[filter.state] : undefined,
      connection_code: filter.connection,
      customer_id: customer?.customer_id,
      name: filter.name,
      integration_ids: watched?.items.map(({ integration_id }) => integration_id),
      cursor: watched ? undefined : filter.cursor,
    });
    const wanted = list.integrations.filter(({ state }) => !filter.state || state === filter.state);
    const { next_cursor } = watched ?? list;
    return { ...list, ...named, integrations: wanted, next_cursor };
  }

  private async customerOf(
    token: string,
    { customer, customer_id }: ListFilter,
  ): Promise<{ found?: NamedCustomer; choices?: NamedCustomer[] }> {
    if (!customer) return { found: customer_id ? await this.customers.byId(token, customer_id) : undefined };
    const { found, choices } = await this.customers.find(token, customer, { shown: customer_id });
    return found ? { found } : { choices };
  }

  /** A page of those in a state that the status-monitor alone knows; undefined where it does not answer. */
  private async inState(
    token: string,
    { state, connection, name, cursor }: ListFilter,
    customer_id?: string,
  ): Promise<{ items: Health[]; next_cursor?: string } | undefined> {
    const watched = watchedState(state);
    if (!watched) return undefined;
    const query = { states: [watched], integration_type: connection, customer_id, name, limit: PAGE_SIZE, cursor };
    const asked = this.api.get('/v1/integration-health', token, { query });
    return (await partUnlessOlder(asked, 'status-monitor')).data;
  }
}
