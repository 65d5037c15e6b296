import type { Principal } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { readable } from '../../pages/words';
import type { Customer, Health, Integration } from '../../upstream/answers';
import { type Part, part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { LoadSetup } from '../connect/connection-setup';
import { NamePeople } from '../names/name-people';
import { type Rights, rightsOn } from '../rights/rights';
import type { ShownRemedy } from '@linesman/texts';
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
  /** Nobody can connect it before our staff have added our credentials for the provider. */
  not_set_up: boolean;
  /** Who has to act, and what helps; only while something is wrong. */
  remedy?: ShownRemedy;
}

const NOT_SET_UP =
  'Our own access to this provider is not set up, so it cannot be connected. This is a problem on our side: try again later.';

@Injectable()
export class LoadHead {
  constructor(
    private readonly api: ServiceApi,
    private readonly setups: LoadSetup,
    private readonly people: NamePeople,
  ) {}

  /** @throws Problem 404 when the visitor has no such integration. */
  async load(integration_id: string, token: string, visitor: Principal): Promise<IntegrationHead> {
    const path = { integration_id };
    const integration = await this.api.get('/v1/integrations/{integration_id}', token, { path });
    const { connection_code } = integration;
    const [healths, connection, customer, person, not_set_up] = await Promise.all([
      part(this.api.get('/v1/integration-health', token, { query: { integration_id } })),
      part(this.api.get('/v1/internal/connections/{connection_code}', token, { path: { connection_code } })),
      this.customerOf(integration, token),
      this.personOf(integration, token, visitor),
      this.lacksOurCredentials(integration, token),
    ]);
    const health = { ...healths, data: healths.data?.items[0] };
    const known = shownStateOf(integration, health.data);
    const shown = not_set_up ? { ...known, says: NOT_SET_UP } : known;
    const connection_name = connection.data?.display_name ?? readable(connection_code);
    return {
      integration,
      shown,
      connection_name,
      logo_url: connection.data?.logo_url ?? undefined,
      remedy: isFailing(shown) ? remedyOfHealth(health.data, integration, connection_name, person) : undefined,
      health,
      customer,
      not_set_up,
      ...rightsOn(integration),
    };
  }

  /** The name of the user whose own it is; the subject where the visitor may not look up names. */
  private async personOf({ user_id }: Integration, token: string, visitor: Principal): Promise<string | undefined> {
    if (!user_id) return undefined;
    return (await this.people.names(token, visitor, [user_id]))(user_id);
  }

  private async lacksOurCredentials({ status, connection_code }: Integration, token: string): Promise<boolean> {
    if (status !== 'pending_configuration') return false;
    const { data } = await part(this.setups.ifInstalled(token, connection_code));
    return data?.auth === 'oauth2' && !data.consent;
  }

  private customerOf({ customer_id }: Integration, token: string): Promise<Part<Customer>> {
    if (!customer_id) return Promise.resolve({});
    return part(this.api.get('/v1/customers/{customer_id}', token, { path: { customer_id } }));
  }
}
