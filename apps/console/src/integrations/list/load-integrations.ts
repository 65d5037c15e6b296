import { Injectable } from '@nestjs/common';
import { readable } from '../../pages/words';
import { type Part, part, partUnlessOlder } from '../../upstream/part';
import type { Health, Integration } from '../../upstream/answers';
import type { Request } from '../../upstream/routes';
import { ServiceApi } from '../../upstream/service-api';
import { LoadSetup } from '../connect/connection-setup';
import { NameCustomers } from '../names/name-customers';
import type { ShownRemedy } from '@linesman/texts';
import { remedyOfHealth } from '../head/remedy-of-health';
import { type Rights, rightsOn } from '../rights/rights';
import { isFailing, type ShownState, shownStateOf, states } from '../head/state-of';

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
  /** Nobody can connect it before our staff have added our credentials for the provider. */
  not_set_up: boolean;
}

export interface IntegrationList {
  integrations: ListedIntegration[];
  next_cursor?: string;
  /** Services that did not answer, so that their data is not in it. */
  missing: string[];
}

export type IntegrationQuery = NonNullable<Request<'get', '/v1/integrations'>['query']>;

/** The integrations that the visitor may see, the most urgent of a page first. */
@Injectable()
export class LoadIntegrations {
  constructor(
    private readonly api: ServiceApi,
    private readonly customers: NameCustomers,
    private readonly setups: LoadSetup,
  ) {}

  async load(token: string, query: IntegrationQuery): Promise<IntegrationList> {
    const found = await this.api.get('/v1/integrations', token, { query });
    const isPending = found.items.some(({ status }) => status === 'pending_configuration');
    const [health, customerOf, connections, notSetUp] = await Promise.all([
      this.healthOf(token, found.items),
      this.customers.names(token, found.items),
      part(this.api.get('/v1/internal/connections', token, { query: { limit: 200 } })),
      isPending ? this.setups.notSetUp(token) : new Set<string>(),
    ]);
    const healthOf = new Map(health.data?.items.map((row) => [row.integration_id, row]));
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
        not_set_up: shown.state === 'pending' && notSetUp.has(one.connection_code),
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

  private async healthOf(token: string, listed: Integration[]): Promise<Part<{ items: Health[] }>> {
    if (listed.length === 0) return {};
    const integration_ids = listed.map(({ integration_id }) => integration_id);
    const query = { integration_ids, limit: listed.length };
    return partUnlessOlder(this.api.get('/v1/integration-health', token, { query }), 'status-monitor');
  }
}

const byUrgency = (a: ListedIntegration, b: ListedIntegration): number =>
  states.indexOf(a.state) - states.indexOf(b.state) ||
  Number(b.is_critical) - Number(a.is_critical) ||
  a.name.localeCompare(b.name);
