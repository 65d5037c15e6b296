import { Injectable } from '@nestjs/common';
import type { Connection, ConnectionUsage } from '../../upstream/answers';
import { part } from '../../upstream/part';
import { ServiceApi } from '../../upstream/service-api';
import { CONNECTION, connectionUrl, parametersOf } from './parameter-rows';

@Injectable()
export class LoadConnection {
  constructor(private readonly api: ServiceApi) {}

  async load(token: string, connection_code: string): Promise<{ connection: Connection; etag?: string }> {
    const { value, etag } = await this.api.getTagged(CONNECTION, token, { path: { connection_code } });
    return { connection: value, etag };
  }

  /** How many integrations use it; undefined where the integrations service does not answer. */
  async usage(token: string, connection_code: string): Promise<ConnectionUsage | undefined> {
    const { data } = await part(this.api.get('/v1/internal/connection-usage', token));
    const none = { connection_code, integrations: 0, tenants: 0 };
    return data && (data.items.find((one) => one.connection_code === connection_code) ?? none);
  }

  /** Whether this installation has code for it; undefined where the integrations service does not say. */
  async hasCode(token: string, code: string): Promise<boolean | undefined> {
    const { data } = await part(this.api.get('/v1/connections', token));
    return data?.items.some(({ connection_code }) => connection_code === code);
  }

  /** Sorted by code, newest versions first. */
  async capabilities(token: string, connection_code: string) {
    const { items } = await this.api.get(`${CONNECTION}/capabilities`, token, {
      path: { connection_code },
      query: { limit: 200 },
    });
    return items.map((one) => ({
      ...one,
      id: `${one.capability_code}-${one.capability_version}`.toLowerCase(),
      url: `${connectionUrl(connection_code)}/capabilities/${encodeURIComponent(one.capability_code)}/${one.capability_version}`,
      newest: items.find(({ capability_code }) => capability_code === one.capability_code) === one,
      parameters: parametersOf(one.parameters_schema),
      schema_text: one.parameters_schema ? JSON.stringify(one.parameters_schema, null, 2) : undefined,
    }));
  }
}
