import { Injectable } from '@nestjs/common';
import { readable } from '../pages/words';
import { part } from '../upstream/part';
import type { Request } from '../upstream/routes';
import { ServiceApi } from '../upstream/service-api';
import type { ShownRemedy } from '../problems/remedy-words';
import { remedyOfHealth } from './remedy-of-health';
import { type Rights, rightsOn } from './rights';
import { isFailing, type ShownState, shownStateOf, states } from './state-of';

export interface ListedIntegration extends ShownState, Rights {
  integration_id: string;
  connection_code: string;
  name: string;
  is_critical: boolean;
  connection_name: string;
  logo_url?: string;
  customer_name?: string;
  /** Only while something is wrong. */
  remedy?: ShownRemedy;
}

export interface IntegrationList {
  integrations: ListedIntegration[];
  next_cursor?: string;
  /** Services that did not answer, so that their data is not in it. */
  missing: string[];
}

export type IntegrationQuery = NonNullable<Request<'get', '/integrations/integrations'>['query']>;

const ALL = { limit: 200 };

/** The integrations that the visitor may see, the most urgent of a page first. */
@Injectable()
export class LoadIntegrations {
  constructor(private readonly api: ServiceApi) {}

  async load(token: string, query: IntegrationQuery = ALL): Promise<IntegrationList> {
    const [found, health, customers, connections] = await Promise.all([
      this.api.get('/integrations/integrations', token, { query }),
      part(this.api.get('/status-monitor/integration-health', token, { query: ALL })),
      part(this.api.get('/integrations/customers', token, { query: ALL })),
      part(this.api.get('/catalog/internal/connections', token, { query: ALL })),
    ]);
    const healthOf = new Map(health.data?.items.map((row) => [row.integration_id, row]));
    const customerOf = new Map(customers.data?.items.map((row) => [row.customer_id, row.name]));
    const connectionOf = new Map(connections.data?.items.map((row) => [row.connection_code, row]));
    const integrations = found.items.map((one) => {
      const health = healthOf.get(one.integration_id);
      const shown = shownStateOf(one, health);
      const connection = connectionOf.get(one.connection_code);
      const connection_name = connection?.display_name ?? readable(one.connection_code);
      return {
        integration_id: one.integration_id,
        connection_code: one.connection_code,
        name: one.name,
        is_critical: one.is_critical,
        connection_name,
        logo_url: connection?.logo_url ?? undefined,
        customer_name: customerOf.get(one.customer_id ?? ''),
        remedy: isFailing(shown) ? remedyOfHealth(health, one, connection_name) : undefined,
        ...shown,
        ...rightsOn(one),
      };
    });
    return {
      integrations: integrations.sort(byUrgency),
      next_cursor: found.next_cursor,
      missing: health.missing ? [health.missing] : [],
    };
  }
}

const byUrgency = (a: ListedIntegration, b: ListedIntegration): number =>
  states.indexOf(a.state) - states.indexOf(b.state) ||
  Number(b.is_critical) - Number(a.is_critical) ||
  a.name.localeCompare(b.name);
