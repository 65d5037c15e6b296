import { Injectable } from '@nestjs/common';
import type { ConnectionRow, CustomerRow, HealthRow, IntegrationRow } from '../model/integration-view';
import { type Standing, standingOf, states } from '../model/state-of';
import { readable } from '../pages/words';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

export interface ListedIntegration extends Standing {
  integration_id: string;
  connection_code: string;
  name: string;
  is_critical: boolean;
  connection_name: string;
  customer_name?: string;
}

export interface IntegrationList {
  integrations: ListedIntegration[];
  /** Where the next page starts, when there are more. */
  next_cursor?: string;
  /** Services whose share is not in it. */
  missing: string[];
}

/** What the visitor may see, the most urgent of a page first. */
@Injectable()
export class LoadIntegrations {
  constructor(private readonly api: ServiceApi) {}

  /** @param query narrows down which, and says how many. */
  async load(token: string, query = 'limit=200'): Promise<IntegrationList> {
    const [rows, health, customers, connections] = await Promise.all([
      this.api.list<IntegrationRow>('integrations', `/integrations?${query}`, token),
      part(this.api.list<HealthRow>('status-monitor', '/integration-health?limit=200', token)),
      part(this.api.list<CustomerRow>('integrations', '/customers?limit=200', token)),
      part(this.api.list<ConnectionRow>('catalog', '/internal/connections?limit=200', token)),
    ]);
    const healthOf = new Map(health.data?.items.map((row) => [row.integration_id, row]));
    const customerOf = new Map(customers.data?.items.map((row) => [row.customer_id, row.name]));
    const connectionOf = new Map(connections.data?.items.map((row) => [row.connection_code, row.display_name]));
    const integrations = rows.items.map((row) => ({
      integration_id: row.integration_id,
      connection_code: row.connection_code,
      name: row.name,
      is_critical: row.is_critical,
      connection_name: connectionOf.get(row.connection_code) ?? readable(row.connection_code),
      customer_name: customerOf.get(row.customer_id ?? ''),
      ...standingOf(row, healthOf.get(row.integration_id)),
    }));
    return {
      integrations: integrations.sort(byUrgency),
      next_cursor: rows.next_cursor,
      missing: health.missing ? [health.missing] : [],
    };
  }
}

const byUrgency = (a: ListedIntegration, b: ListedIntegration): number =>
  states.indexOf(a.state) - states.indexOf(b.state) ||
  Number(b.is_critical) - Number(a.is_critical) ||
  a.name.localeCompare(b.name);
