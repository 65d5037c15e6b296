import { Injectable } from '@nestjs/common';
import { notSetUpAmong } from '../integrations/connect/connection-setup';
import { capabilityInWords } from '../pages/words';
import type { Connection } from '../upstream/answers';
import { part } from '../upstream/part';
import { ServiceApi } from '../upstream/service-api';

export type CatalogCard = Connection & {
  /** `Process payment`; each capability once. */
  capabilities: string[];
  /** Nobody can connect it before our staff have added our credentials for the provider. */
  not_set_up: boolean;
};

/** The connections that a new integration can be made of. */
@Injectable()
export class LoadCatalog {
  constructor(private readonly api: ServiceApi) {}

  async load(token: string): Promise<CatalogCard[]> {
    const [{ items }, installed] = await Promise.all([
      this.api.get('/v1/internal/connections', token, { query: { limit: 200 } }),
      this.api.get('/v1/connections', token),
    ]);
    const notSetUp = notSetUpAmong(installed.items);
    const codes = new Set(installed.items.map(({ connection_code }) => connection_code));
    const offered = items.filter(
      ({ status, connection_code }) => status !== 'deprecated' && codes.has(connection_code),
    );
    const cards = await Promise.all(offered.map((connection) => this.cardOf(connection, token)));
    return cards
      .map((card) => ({ ...card, not_set_up: notSetUp.has(card.connection_code) }))
      .sort((a, b) => a.display_name.localeCompare(b.display_name));
  }

  private async cardOf(connection: Connection, token: string): Promise<Omit<CatalogCard, 'not_set_up'>> {
    const request = { path: { connection_code: connection.connection_code }, query: { limit: 50 } };
    const { data } = await part(
      this.api.get('/v1/internal/connections/{connection_code}/capabilities', token, request),
    );
    const codes = new Set(data?.items.map(({ capability_code }) => capability_code));
    return { ...connection, capabilities: [...codes].map(capabilityInWords) };
  }
}
